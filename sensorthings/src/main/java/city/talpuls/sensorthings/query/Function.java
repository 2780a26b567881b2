package city.talpuls.sensorthings.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions of SensorThings 1.1 (OGC 18-088, table 23). */
public enum Function {
    SUBSTRINGOF("substringof", Type.BOOLEAN, Parameter.TEXT, Parameter.TEXT),
    ENDSWITH("endswith", Type.BOOLEAN, Parameter.TEXT, Parameter.TEXT),
    STARTSWITH("startswith", Type.BOOLEAN, Parameter.TEXT, Parameter.TEXT),
    LENGTH("length", Type.INTEGER, Parameter.TEXT),
    INDEXOF("indexof", Type.INTEGER, Parameter.TEXT, Parameter.TEXT),
    /** From a position on, 0 the first; how many characters may be left out. */
    SUBSTRING("substring", Type.TEXT, Parameter.TEXT, Parameter.NUMBER, Parameter.NUMBER),
    TOLOWER("tolower", Type.TEXT, Parameter.TEXT),
    TOUPPER("toupper", Type.TEXT, Parameter.TEXT),
    TRIM("trim", Type.TEXT, Parameter.TEXT),
    CONCAT("concat", Type.TEXT, Parameter.TEXT, Parameter.TEXT),

    YEAR("year", Type.INTEGER, Parameter.TIME),
    MONTH("month", Type.INTEGER, Parameter.TIME),
    DAY("day", Type.INTEGER, Parameter.TIME),
    HOUR("hour", Type.INTEGER, Parameter.TIME),
    MINUTE("minute", Type.INTEGER, Parameter.TIME),
    SECOND("second", Type.INTEGER, Parameter.TIME),
    FRACTIONALSECONDS("fractionalseconds", Type.DECIMAL, Parameter.TIME),
    DATE("date", Type.DATE, Parameter.TIME),
    TIME("time", Type.CLOCK, Parameter.TIME),
    TOTALOFFSETMINUTES("totaloffsetminutes", Type.INTEGER, Parameter.TIME),
    NOW("now", Type.TIME),
    MINDATETIME("mindatetime", Type.TIME),
    MAXDATETIME("maxdatetime", Type.TIME),

    ROUND("round", Type.INTEGER, Parameter.NUMBER),
    FLOOR("floor", Type.INTEGER, Parameter.NUMBER),
    CEILING("ceiling", Type.INTEGER, Parameter.NUMBER),

    GEO_DISTANCE("geo.distance", Type.DECIMAL, Parameter.GEOMETRY, Parameter.GEOMETRY),
    GEO_LENGTH("geo.length", Type.DECIMAL, Parameter.GEOMETRY),
    GEO_INTERSECTS("geo.intersects", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_EQUALS("st_equals", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_DISJOINT("st_disjoint", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_TOUCHES("st_touches", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_WITHIN("st_within", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_OVERLAPS("st_overlaps", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_CROSSES("st_crosses", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_INTERSECTS("st_intersects", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_CONTAINS("st_contains", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY),
    ST_RELATE("st_relate", Type.BOOLEAN, Parameter.GEOMETRY, Parameter.GEOMETRY, Parameter.MATRIX);

    private final String word;
    private final Type result;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<Parameter> parameters;

    Function(String word, Type result, Parameter... parameters) {
        this.word = word;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    static Optional<Function> of(String word) {
        return Stream.of(values())
                .filter(function -> function.word.equals(word))
                .findFirst();
    }

    public String word() {
        return word;
    }

    public Type result() {
        return result;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Whether it is about where something is. */
    public boolean isSpatial() {
        return parameters.contains(Parameter.GEOMETRY);
    }

    boolean takes(int arguments) {
        return arguments == parameters.size() || (this == SUBSTRING && arguments == 2);
    }
}
