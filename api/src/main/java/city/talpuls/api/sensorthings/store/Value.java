package city.talpuls.api.sensorthings.store;

/** What a property of an entity is worth. */
public sealed interface Value {

    record Text(String text) implements Value {}

    record Decimal(double number) implements Value {}

    /**
     * JSON.
     *
     * @param text as PostgreSQL writes it, on one line
     */
    record Json(String text) implements Value {}

    /**
     * A time.
     *
     * @param micros since 1970 in UTC
     */
    record Moment(long micros) implements Value {}

    /**
     * From one moment to another.
     *
     * @param start in microseconds since 1970 in UTC
     * @param end likewise
     */
    record Period(long start, long end) implements Value {}
}
