package city.talpuls.model.registry;

import city.talpuls.model.measurement.Property;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a reading of a property is doubtful. What is absent is not checked. All thresholds are in the property's unit, and
 * readings stand in the order of the times at which they were measured, whenever they came. A reading that is out of range
 * or that its message already made doubtful is no neighbour for the others.
 *
 * @param property of which property
 * @param min the least that is possible; absent: as the profile's properties say
 * @param max the most that is possible; absent: as the profile's properties say
 * @param rate how fast it can change
 * @param spike how far a single reading can stand out
 * @param stuck how long it can stay the same
 * @param humidity up to which humidity it is right
 */
public record PropertyChecks(
        Property property,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Rate rate,
        @Nullable Spike spike,
        @Nullable Stuck stuck,
        @Nullable Humidity humidity) {

    public PropertyChecks {
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("the limits of " + property + ": min " + min + " is above max " + max);
        }
    }

    /** A property that is not checked. */
    public static PropertyChecks none(Property property) {
        return new PropertyChecks(property, null, null, null, null, null, null);
    }

    /** The same checks with these limits where it has none. */
    public PropertyChecks withLimits(@Nullable Double least, @Nullable Double most) {
        return new PropertyChecks(
                property, min == null ? least : min, max == null ? most : max, rate, spike, stuck, humidity);
    }

    /**
     * A reading is too far from the one before that is no spike, if that is at most ten times {@code per} earlier.
     *
     * @param most by how much it can change within {@code per}, and in proportion within longer; above zero
     * @param per at most two hours
     */
    public record Rate(double most, Duration per) {

        private static final Duration LONGEST = Duration.ofHours(2);
        private static final int REACH = 10;

        public Rate {
            requireAboveZero("most", most);
            requireWithin("per", per, LONGEST);
        }

        /** How much earlier the reading before may be. */
        public Duration reach() {
            return per.multipliedBy(REACH);
        }
    }

    /**
     * A reading is a spike if it is above, or below, both the one before and the one after by more than this.
     *
     * @param by above zero
     * @param within how far the one before and the one after may be from it; at most twelve hours
     */
    public record Spike(double by, Duration within) {

        private static final Duration LONGEST = Duration.ofHours(12);

        public Spike {
            requireAboveZero("by", by);
            requireWithin("within", within, LONGEST);
        }
    }

    /**
     * A reading is stuck if those before it, at least four and back to {@code after} before it or earlier, have the same
     * value. How far it looks back is twice {@code after}.
     *
     * @param after at most a day
     */
    public record Stuck(Duration after) {

        private static final Duration LONGEST = Duration.ofDays(1);

        public Stuck {
            requireWithin("after", after, LONGEST);
        }

        /** How far it looks back. */
        public Duration reach() {
            return after.multipliedBy(2);
        }
    }

    /**
     * A reading is affected by humidity if the reading of the device's {@code relative_humidity} that is nearest in time is
     * above this; of two as near, the earlier.
     *
     * @param above in %, 0 to 100
     * @param within how far that one may be from it; at most six hours
     */
    public record Humidity(double above, Duration within) {

        private static final Duration LONGEST = Duration.ofHours(6);

        public Humidity {
            if (!(above >= 0 && above <= 100)) {
                throw new IllegalArgumentException("above is a relative humidity, 0 to 100 %, not " + above);
            }
            requireWithin("within", within, LONGEST);
        }
    }

    private static void requireAboveZero(String name, double number) {
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is a number above zero, not " + number);
        }
    }

    private static void requireWithin(String name, Duration duration, Duration longest) {
        if (!duration.isPositive() || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    name + " is longer than zero and at most " + longest + ", not " + duration);
        }
    }
}
