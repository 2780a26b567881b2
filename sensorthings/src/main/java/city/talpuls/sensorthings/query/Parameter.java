package city.talpuls.sensorthings.query;

/** What a function takes. */
public enum Parameter {
    TEXT("a text"),
    NUMBER("a number"),
    TIME("a time"),
    GEOMETRY("a geometry"),
    /** How two geometries relate, see DE-9IM. */
    MATRIX("a text of nine of T, F, *, 0, 1 and 2");

    private final String described;

    Parameter(String described) {
        this.described = described;
    }

    boolean takes(Type type) {
        return switch (this) {
            case TEXT -> type == Type.TEXT || type == Type.JSON;
            case NUMBER -> type.isNumber() || type == Type.JSON;
            case TIME -> type.isTemporal();
            case GEOMETRY -> type == Type.GEOMETRY;
            case MATRIX -> type == Type.TEXT;
        };
    }

    String described() {
        return described;
    }
}
