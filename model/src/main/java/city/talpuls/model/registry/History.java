package city.talpuls.model.registry;

/**
 * Where a device says what it measured earlier and kept: records in a list, each with a time of its own.
 *
 * @param from the name of the list among the decoded values; inside of objects and lists a path
 * @param time the name of the time inside of a record, likewise: seconds or milliseconds since 1970, or RFC 3339
 */
public record History(String from, String time) {

    private static final int LONGEST = 200;

    public History {
        require("from, the name of the list of records,", from);
        require("time, the name of a record's time,", time);
    }

    private static void require(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has 1 to " + LONGEST + " characters");
        }
    }
}
