package city.talpuls.model.measurement;

import java.time.DateTimeException;
import java.time.Instant;

/** Times as numbers since 1970. */
public final class UnixTime {

    /** From here on a number is milliseconds, not seconds: as seconds it were the year 5138. */
    private static final double FIRST_MILLIS = 1e11;

    private UnixTime() {}

    /**
     * The time so many seconds after 1970, or milliseconds, which the size of the number tells.
     *
     * @throws DateTimeException if no year has that time
     */
    public static Instant read(double number) {
        return ofSeconds(Math.abs(number) < FIRST_MILLIS ? number : number / 1000);
    }

    /**
     * The time so many seconds after 1970, to the microsecond.
     *
     * @throws DateTimeException if no year has that time
     */
    public static Instant ofSeconds(double seconds) {
        if (!(Math.abs(seconds) < FIRST_MILLIS)) {
            throw new DateTimeException(seconds + " seconds since 1970 is no time");
        }
        long whole = (long) Math.floor(seconds);
        return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1000);
    }
}
