package city.talpuls.sensorthings.query;

/**
 * By what entities are put in order.
 *
 * @param path a property that each of them has once
 * @param descending whether the greatest is the first
 */
public record Order(Path path, boolean descending) {

    public Order {
        if (path.many() || path.type() == Type.GEOMETRY) {
            throw new IllegalArgumentException("nothing is put in order by " + path);
        }
    }
}
