package city.talpuls.streams.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times as microseconds since 1970, which is how they travel to the database: an array of numbers goes in binary form,
 * one of times as text that both sides have to format and parse.
 */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** Reads {@link #of}. */
    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** SQL for the time that a column of microseconds means. */
    static String asTime(String column) {
        return "timestamptz 'epoch' + " + column + " * interval '1 microsecond'";
    }
}
