package city.talpuls.simulator.course;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is wrong with a device for a while.
 *
 * @param quantity of which; none if the whole device is silent
 * @param to when it is well again
 */
public record Ailment(Kind kind, Optional<Quantity> quantity, Instant from, Instant to) {

    /** What can be wrong; of two at the same time, the later one here is what shows. */
    public enum Kind {
        /** Its values go slowly away from the truth, and jump back when somebody has been there. */
        DRIFT,
        /** It gives the same value all the time. */
        STUCK,
        /** It says nothing. */
        DEAD
    }

    public Ailment {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an ailment ends after it has begun");
        }
    }

    /** Which share of it is over. */
    double progressAt(Instant time) {
        return (double) from.until(time).toMillis() / from.until(to).toMillis();
    }
}
