package city.talpuls.sensorthings.query;

/** What no honest query exceeds; what does is refused before it is read. */
final class Limits {

    /** Characters of one option. */
    static final int LENGTH = 20_000;

    /** Parentheses within parentheses, and repetitions of one operator. */
    static final int DEPTH = 50;

    /** Expands within expands. */
    static final int EXPAND_DEPTH = 6;

    /** Expands in all. */
    static final int EXPANDS = 30;

    /** Relations that one path may cross. */
    static final int RELATIONS = 6;

    /** Steps of a path into JSON. */
    static final int FIELDS = 20;

    /** Segments of a resource path. */
    static final int SEGMENTS = 20;

    /** Properties to order by. */
    static final int ORDERS = 20;

    /** So many calculations with the greatest numbers and longest durations stay within what PostgreSQL can hold. */
    static final int CALCULATIONS = 40;

    /** Functions of places: each asks for the geometries of all. */
    static final int SPATIAL = 10;

    /** Comparisons across relations: each is a subquery. */
    static final int RELATED = 100;

    /** The decimal exponent that the size of a number may have, as of a double. */
    static final int EXPONENT = 308;

    /** Days of a duration, about a century. */
    static final long DAYS = 36_525;

    private Limits() {}
}
