package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.Kind;

/** What an expression is worth. */
public enum Type {
    TEXT("a text"),
    INTEGER("a whole number"),
    DECIMAL("a number"),
    BOOLEAN("true or false"),
    TIME("a time"),
    DATE("a date"),
    CLOCK("a time of day"),
    INTERVAL("a time interval"),
    DURATION("a duration"),
    GEOMETRY("a geometry"),
    /** Any value of JSON, which shows only when it is read. */
    JSON("a JSON value"),
    NULL("null");

    private final String described;

    Type(String described) {
        this.described = described;
    }

    static Type of(Kind kind) {
        return switch (kind) {
            case TEXT -> TEXT;
            case NUMBER -> DECIMAL;
            case INTEGER -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            case TIME -> TIME;
            case INTERVAL, TIME_OR_INTERVAL -> INTERVAL;
            case GEOMETRY -> GEOMETRY;
            case JSON, RESULT -> JSON;
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL;
    }

    /** Whether it says when something was, with the day. */
    boolean isTemporal() {
        return this == TIME || this == DATE || this == INTERVAL;
    }

    String described() {
        return described;
    }
}
