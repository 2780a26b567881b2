package city.talpuls.sensorthings.model;

/** What the values of a property are. */
public enum Kind {
    TEXT,
    NUMBER,
    INTEGER,
    BOOLEAN,
    /** A moment. */
    TIME,
    /** A period with start and end. */
    INTERVAL,
    /** A moment of one entity, a period of another. */
    TIME_OR_INTERVAL,
    /** GeoJSON. */
    GEOMETRY,
    /** An object whose fields nobody prescribes. */
    JSON,
    /** The result of an observation: any value that JSON has. */
    RESULT;

    /** Whether its values have fields that a path can go on to. */
    public boolean hasFields() {
        return this == GEOMETRY || this == JSON || this == RESULT;
    }
}
