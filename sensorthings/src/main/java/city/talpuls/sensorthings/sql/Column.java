package city.talpuls.sensorthings.sql;

/** What a property is in SQL. */
public sealed interface Column {

    /** Whether it may be null; where it may not, an index gives its order. */
    boolean nullable();

    /**
     * One value of the type that fits the property: {@code text}, {@code bigint}, {@code double precision} or {@code
     * numeric}, {@code boolean}, {@code timestamptz}. Also for times that may be intervals, if no stored one is.
     */
    record One(Sql value, boolean nullable) implements Column {}

    /**
     * An interval, as two {@code timestamptz}.
     *
     * @param start when it begins
     * @param end when it ends; the start, of a moment
     */
    record Span(Sql start, Sql end, boolean nullable) implements Column {}

    /** A {@code jsonb}, of properties of JSON and geometry; geometry is GeoJSON. */
    record Json(Sql value, boolean nullable) implements Column {}

    /**
     * A {@code jsonb} whose numbers and texts are found without reading JSON.
     *
     * @param value as JSON
     * @param number if it is one, else null
     * @param word if it is a text, else null
     */
    record Result(Sql value, Sql number, Sql word, boolean nullable) implements Column {}
}
