package city.talpuls.api.store;

import java.sql.Timestamp;

/** Times of our days as the database gives them fastest, where there are thousands of rows. */
public final class Micros {

    private static final int MILLIS = 1_000;
    private static final long SECOND = 1_000_000;

    private Micros() {}

    /** Since 1970 in UTC. */
    public static long of(Timestamp time) {
        return Math.floorDiv(time.getTime(), MILLIS) * SECOND + time.getNanos() / MILLIS;
    }
}
