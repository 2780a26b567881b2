package city.talpuls.model.timescale;

import java.time.Instant;

/**
 * Ids of Observations of SensorThings that stand for a reading or a window: the number of the Datastream, then the
 * milliseconds from the start of 2000 to when it was or began. Observations that clients made have lower ones.
 */
public final class ObservationIds {

    /** What is below was made by a client. */
    private static final long FIRST_OF_DEVICES = 1L << 42;

    private static final int BITS = 42;
    private static final long TIME = FIRST_OF_DEVICES - 1;
    private static final long START = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long MICROS = 1_000;

    private ObservationIds() {}

    /**
     * The id of one.
     *
     * @param micros since 1970 in UTC
     */
    public static long of(long datastream, long micros) {
        return datastream << BITS | Math.max(0, Math.floorDiv(micros, MICROS) - START);
    }

    /** The same in SQL, of two expressions. */
    public static String sql(String datastream, String time) {
        return "((" + datastream + " << " + BITS + ") | greatest(0, floor(extract(epoch from " + time
                + ") * 1000)::bigint - " + START + "))";
    }

    public static boolean isOfDevice(long id) {
        return id >= FIRST_OF_DEVICES;
    }

    public static long datastream(long id) {
        return id >>> BITS;
    }

    /** The millisecond in which it was. */
    public static Instant time(long id) {
        return Instant.ofEpochMilli(START + (id & TIME));
    }
}
