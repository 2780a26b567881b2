package city.talpuls.sensorthings.query;

/**
 * By what entities are put in order.
 *
 * @param by what each of them has one value of
 * @param descending whether the greatest is the first
 */
public record Order(Expression by, boolean descending) {

    public Order {
        if (by.many() || !Typing.hasOrder(by)) {
            throw new IllegalArgumentException("nothing is put in order by " + by);
        }
    }
}
