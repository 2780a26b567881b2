package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.PropertyChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The readings about which there may be other doubts because one was added, taken for unsound, or has another value. */
final class Affected {

    private final Rules rules;
    private final Surroundings around;
    private final Doubts doubts;

    Affected(Rules rules, Surroundings around) {
        this.rules = rules;
        this.around = around;
        this.doubts = new Doubts(rules, around);
    }

    /** Those at other times than that of the one that changed. */
    Set<Reading> by(Property property, Instant time) {
        Set<Reading> affected = new LinkedHashSet<>();
        addOfTheSeries(affected, property, time);
        for (Reading source : List.copyOf(affected)) {
            for (Property follower : source.property().followers()) {
                around.at(follower, source.time()).forEachRemaining(affected::add);
            }
        }
        return affected;
    }

    private void addOfTheSeries(Set<Reading> affected, Property property, Instant time) {
        PropertyChecks checks = rules.of(property);
        if (checks.spike() != null) {
            Reading before = doubts.sound(
                    around.before(property, time), time, checks.spike().within());
            if (before != null) {
                affected.add(before);
            }
        }
        if (checks.spike() != null || checks.rate() != null) {
            addNext(affected, checks, time);
        }
        if (checks.stuck() != null) {
            addRun(affected, property, time, checks.stuck().reach());
        }
        if (property.equals(Rules.HUMIDITY)) {
            for (PropertyChecks other : rules.checks().values()) {
                if (other.humidity() != null) {
                    addHumid(affected, other.property(), time);
                }
            }
        }
    }

    /**
     * The next one is held against this one; the next but one too if the next is a spike now or was one, and so on as long as
     * there are spikes.
     */
    private void addNext(Set<Reading> affected, PropertyChecks checks, Instant time) {
        PropertyChecks.Spike spike = checks.spike();
        Duration reach = (checks.rate() == null ? Duration.ZERO : checks.rate().reach())
                .plus(spike == null ? Duration.ZERO : spike.within());
        Iterator<Reading> after = around.after(checks.property(), time);
        int passed = 0;
        while (after.hasNext()) {
            Reading next = after.next();
            if (Duration.between(time, next.time()).compareTo(reach) > 0) {
                return;
            }
            if (rules.isSound(next)) {
                affected.add(next);
                passed++;
                if (passed >= 2 && (spike == null || !doubts.isSpike(next, spike))) {
                    return;
                }
            }
        }
    }

    /** Up to the first that differs from the one before it. */
    private void addRun(Set<Reading> affected, Property property, Instant time, Duration reach) {
        @Nullable Reading last = null;
        Iterator<Reading> after = around.after(property, time);
        while (after.hasNext()) {
            Reading next = after.next();
            if (Duration.between(time, next.time()).compareTo(reach) > 0) {
                return;
            }
            if (rules.isSound(next)) {
                affected.add(next);
                if (last != null && last.value() != next.value()) {
                    return;
                }
                last = next;
            }
        }
    }

    /** Those for which no other humidity is nearer in any case. */
    private void addHumid(Set<Reading> affected, Property property, Instant time) {
        around.at(property, time).forEachRemaining(affected::add);
        PropertyChecks.Humidity humidity = rules.of(property).humidity();
        Duration within = humidity == null ? Duration.ZERO : humidity.within();
        addUpTo(affected, around.before(property, time), time, within, around.before(Rules.HUMIDITY, time));
        addUpTo(affected, around.after(property, time), time, within, around.after(Rules.HUMIDITY, time));
    }

    private void addUpTo(
            Set<Reading> affected,
            Iterator<Reading> readings,
            Instant time,
            Duration within,
            Iterator<Reading> humidities) {
        Reading other = doubts.sound(humidities, time, within);
        Duration reach =
                other == null ? within : Duration.between(other.time(), time).abs();
        while (readings.hasNext()) {
            Reading reading = readings.next();
            if (Duration.between(reading.time(), time).abs().compareTo(reach) > 0) {
                return;
            }
            affected.add(reading);
        }
    }
}
