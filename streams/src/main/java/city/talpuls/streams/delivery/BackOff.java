package city.talpuls.streams.delivery;

import city.talpuls.streams.store.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: after a pause that doubles with each attempt, shortened by chance so that those who failed together do not
 * come back together.
 *
 * @param most how many attempts there are
 * @param patience how long they may take together
 */
record BackOff(int most, Duration patience) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** After so many attempts the pause is the longest. */
    private static final int DOUBLINGS = 10;

    /**
     * The time of the next attempt after one that failed; none if it is given up.
     *
     * @param chance from 0 to 1, which makes half of the pause to all of it
     */
    Optional<Instant> next(Delivery delivery, Instant now, double chance) {
        Instant next = now.plus(pause(delivery.attempt(), chance));
        return delivery.attempt() >= most
                        || next.isAfter(delivery.waitingSince().plus(patience))
                ? Optional.empty()
                : Optional.of(next);
    }

    static Duration pause(int attempt, double chance) {
        Duration full = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        long millis = Math.min(full.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis((long) (millis * (0.5 + chance / 2)));
    }
}
