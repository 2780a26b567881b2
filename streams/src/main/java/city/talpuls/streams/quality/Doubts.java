package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.PropertyChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be doubted about a reading: what its message made doubtful, and what follows from the rules and from the
 * readings around it. Each rule is described at its record in {@link PropertyChecks}. A reading that is not sound is no
 * neighbour for others and is not checked further itself. What follows from others, as the dew point does, has their doubts too.
 */
public final class Doubts {

    /** A run of fewer equal readings proves nothing. */
    private static final int LEAST_EQUAL = 5;

    private final Rules rules;
    private final Surroundings around;

    public Doubts(Rules rules, Surroundings around) {
        this.rules = rules;
        this.around = around;
    }

    /** The quality of the reading, whatever its quality was said to be before. */
    public Quality of(Reading reading) {
        int bits = ofItsSeries(reading).bits();
        for (Property source : reading.property().sources()) {
            Iterator<Reading> now = around.at(source, reading.time());
            while (now.hasNext()) {
                bits |= of(now.next()).bits();
            }
        }
        return new Quality(bits);
    }

    private Quality ofItsSeries(Reading reading) {
        Quality quality = reading.quality().ofMessage();
        if (!rules.isPossible(reading)) {
            return quality.with(Flag.RANGE);
        }
        if (!quality.isGood()) {
            return quality;
        }
        PropertyChecks checks = rules.of(reading.property());
        if (checks.rate() != null && isTooFast(reading, checks.rate())) {
            quality = quality.with(Flag.RATE);
        }
        if (checks.spike() != null && isSpike(reading, checks.spike())) {
            quality = quality.with(Flag.SPIKE);
        }
        if (checks.stuck() != null && isStuck(reading, checks.stuck())) {
            quality = quality.with(Flag.STUCK);
        }
        if (checks.humidity() != null && isHumid(reading.time(), checks.humidity())) {
            quality = quality.with(Flag.HUMIDITY);
        }
        return quality;
    }

    private boolean isTooFast(Reading reading, PropertyChecks.Rate rate) {
        PropertyChecks.Spike spike = rules.of(reading.property()).spike();
        Iterator<Reading> before = around.before(reading.property(), reading.time());
        while (before.hasNext()) {
            Reading earlier = before.next();
            Duration between = Duration.between(earlier.time(), reading.time());
            if (between.compareTo(rate.reach()) > 0) {
                return false;
            }
            if (rules.isSound(earlier) && (spike == null || !isSpike(earlier, spike))) {
                double share =
                        Math.max(1, (double) between.toNanos() / rate.per().toNanos());
                return Math.abs(reading.value() - earlier.value()) > rate.most() * share;
            }
        }
        return false;
    }

    boolean isSpike(Reading reading, PropertyChecks.Spike spike) {
        Reading before = sound(around.before(reading.property(), reading.time()), reading.time(), spike.within());
        if (before == null || Math.abs(reading.value() - before.value()) <= spike.by()) {
            return false;
        }
        Reading after = sound(around.after(reading.property(), reading.time()), reading.time(), spike.within());
        return after != null
                && Math.abs(reading.value() - after.value()) > spike.by()
                && (reading.value() > before.value()) == (reading.value() > after.value());
    }

    private boolean isStuck(Reading reading, PropertyChecks.Stuck stuck) {
        int equal = 1;
        boolean longEnough = false;
        Iterator<Reading> before = around.before(reading.property(), reading.time());
        while (before.hasNext()) {
            Reading earlier = before.next();
            Duration between = Duration.between(earlier.time(), reading.time());
            if (between.compareTo(stuck.reach()) > 0) {
                return false;
            }
            if (!rules.isSound(earlier)) {
                continue;
            }
            if (earlier.value() != reading.value()) {
                return false;
            }
            equal++;
            longEnough |= between.compareTo(stuck.after()) >= 0;
            if (longEnough && equal >= LEAST_EQUAL) {
                return true;
            }
        }
        return false;
    }

    private boolean isHumid(Instant time, PropertyChecks.Humidity humidity) {
        Property property = Rules.HUMIDITY;
        Reading now = sound(around.at(property, time), time, humidity.within());
        if (now == null) {
            Reading before = sound(around.before(property, time), time, humidity.within());
            Reading after = sound(around.after(property, time), time, humidity.within());
            now = nearer(time, before, after);
        }
        return now != null && now.value() > humidity.above();
    }

    private static @Nullable Reading nearer(Instant time, @Nullable Reading before, @Nullable Reading after) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return Duration.between(before.time(), time).compareTo(Duration.between(time, after.time())) <= 0
                ? before
                : after;
    }

    /** The first of them that is sound, if it is near enough. */
    @Nullable
    Reading sound(Iterator<Reading> readings, Instant time, Duration within) {
        while (readings.hasNext()) {
            Reading reading = readings.next();
            if (Duration.between(reading.time(), time).abs().compareTo(within) > 0) {
                return null;
            }
            if (rules.isSound(reading)) {
                return reading;
            }
        }
        return null;
    }
}
