package city.talpuls.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;

/** Times of our days as the database gives them fastest, where there are thousands of rows. */
public final class Micros {

    private static final int MILLIS = 1_000;
    private static final long SECOND = 1_000_000;

    /** Times with a zone need none, but without this the driver would make one for each. */
    private static final Calendar UNUSED = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));

    private Micros() {}

    /**
     * Since 1970 in UTC.
     *
     * @param at the place of a column that is a time and never null
     */
    public static long of(ResultSet row, int at) throws SQLException {
        Timestamp time = row.getTimestamp(at, UNUSED);
        return Math.floorDiv(time.getTime(), MILLIS) * SECOND + time.getNanos() / MILLIS;
    }
}
