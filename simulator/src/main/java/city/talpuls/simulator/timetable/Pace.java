package city.talpuls.simulator.timetable;

import java.time.Duration;
import java.time.Instant;

/**
 * When simulated time comes to pass: history runs faster than the clock, or as fast as it can be told, until it has
 * caught up with the present; from then on both go together, so that nothing is ever dated in the future.
 *
 * @param start by the clock
 * @param from where simulated time starts
 * @param speed how many times as fast as the clock; infinite for as fast as can be
 */
public record Pace(Instant start, Instant from, double speed) {

    public Pace {
        if (!(speed >= 1)) {
            throw new IllegalArgumentException("time runs once as fast as the clock or faster, not " + speed);
        }
        if (from.isAfter(start)) {
            throw new IllegalArgumentException("simulated time starts in the past");
        }
        if (speed == 1 && from.isBefore(start)) {
            throw new IllegalArgumentException("at the speed of the clock the past never catches up");
        }
    }

    /** When, by the clock, a simulated time is reached. */
    public Instant clockAt(Instant simulated) {
        Instant told = start.plusNanos((long) (Nanos.of(Duration.between(from, simulated)) / speed));
        return told.isAfter(simulated) ? told : simulated;
    }

    /** When simulated time and the clock meet. */
    public Instant present() {
        if (Double.isInfinite(speed) || from.equals(start)) {
            return start;
        }
        double behind = Nanos.of(Duration.between(from, start));
        return start.plusNanos((long) (behind / (speed - 1)));
    }
}
