package city.talpuls.simulator.timetable;

import java.time.Duration;
import java.time.Instant;

/** Times as nanoseconds since 1970, for arithmetic; that is exact until the year 2262. */
final class Nanos {

    private static final long PER_SECOND = 1_000_000_000L;

    private Nanos() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano());
    }

    static long of(Duration span) {
        return span.toNanos();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
