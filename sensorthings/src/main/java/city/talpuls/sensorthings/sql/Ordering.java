package city.talpuls.sensorthings.sql;

/**
 * A value that entities are put in order by.
 *
 * @param value which
 * @param descending whether the greatest is the first
 * @param nullable whether some entities may have none; these are the least
 */
public record Ordering(Sql value, boolean descending, boolean nullable) {

    /** As it stands in {@code order by}. */
    public Sql sql() {
        String direction = descending ? "desc" : "asc";
        String nulls = descending ? " nulls last" : " nulls first";
        return Sql.of("~ " + direction + (nullable ? nulls : ""), value);
    }
}
