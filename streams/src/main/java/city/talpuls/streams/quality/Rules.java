package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.PropertyChecks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the readings of a device are doubtful, as its profile says.
 *
 * @param checks by property; a property that is not there is not checked
 * @param clock when its clock is in doubt
 */
public record Rules(Map<Property, PropertyChecks> checks, ClockCheck clock) {

    /** By these nothing is doubtful. */
    public static final Rules NONE = new Rules(Map.of(), new ClockCheck(null, null));

    /** No reading is doubted for one that is further from it. */
    public static final Duration REACH = Duration.ofDays(2);

    /**
     * How far before the first reading that is kept up to date others are remembered: it may make one before it doubtful, at
     * most twelve hours earlier, which looks as far back as any.
     */
    static final Duration REMEMBERED = REACH.plusHours(12);

    static final Property HUMIDITY = new Property("relative_humidity");

    public Rules {
        checks = Map.copyOf(checks);
    }

    /** Those of a profile: what its properties' limits say, and its checks, which count more. */
    public static Rules of(@Nullable Profile profile) {
        if (profile == null) {
            return NONE;
        }
        Map<Property, PropertyChecks> limits = new HashMap<>();
        for (ProfileProperty property : profile.properties()) {
            var limited = PropertyChecks.none(property.property()).withLimits(property.min(), property.max());
            limits.merge(property.property(), limited, Rules::wider);
        }
        Map<Property, PropertyChecks> checks = new HashMap<>(limits);
        for (PropertyChecks check : profile.checks()) {
            PropertyChecks limited = limits.get(check.property());
            checks.put(check.property(), limited == null ? check : check.withLimits(limited.min(), limited.max()));
        }
        checks.values().removeIf(check -> check.equals(PropertyChecks.none(check.property())));
        return checks.isEmpty() && profile.clock() == null
                ? NONE
                : new Rules(checks, profile.clock() == null ? NONE.clock : profile.clock());
    }

    /** Two decoded values may be of one property; what one of them can be is possible. */
    private static PropertyChecks wider(PropertyChecks a, PropertyChecks b) {
        return PropertyChecks.none(a.property())
                .withLimits(
                        a.min() == null || b.min() == null ? null : Double.valueOf(Math.min(a.min(), b.min())),
                        a.max() == null || b.max() == null ? null : Double.valueOf(Math.max(a.max(), b.max())));
    }

    PropertyChecks of(Property property) {
        PropertyChecks known = checks.get(property);
        return known == null ? PropertyChecks.none(property) : known;
    }

    /** Whether what is said of a reading may depend on others. */
    public boolean lookAround() {
        return checks.values().stream().anyMatch(Rules::looksAround);
    }

    /** How far before a reading others are that may make it doubtful. */
    public Duration lookBack() {
        Duration back = Duration.ZERO;
        for (PropertyChecks check : checks.values()) {
            Duration spike =
                    check.spike() == null ? Duration.ZERO : check.spike().within();
            back = longer(back, spike);
            back = longer(
                    back,
                    check.rate() == null ? Duration.ZERO : check.rate().reach().plus(spike));
            back = longer(
                    back, check.stuck() == null ? Duration.ZERO : check.stuck().reach());
            back = longer(
                    back,
                    check.humidity() == null ? Duration.ZERO : check.humidity().within());
        }
        return back;
    }

    /** How far after a reading others are that may make it doubtful. */
    public Duration lookAhead() {
        Duration ahead = Duration.ZERO;
        for (PropertyChecks check : checks.values()) {
            ahead = longer(
                    ahead, check.spike() == null ? Duration.ZERO : check.spike().within());
            ahead = longer(
                    ahead,
                    check.humidity() == null ? Duration.ZERO : check.humidity().within());
        }
        return ahead;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static boolean looksAround(PropertyChecks check) {
        return check.rate() != null
                || check.spike() != null
                || check.stuck() != null
                || check.humidity() != null
                || !check.property().followers().isEmpty();
    }

    /** Whether the reading is within the limits of its property. */
    boolean isPossible(Reading reading) {
        PropertyChecks check = checks.get(reading.property());
        return check == null
                || ((check.min() == null || reading.value() >= check.min())
                        && (check.max() == null || reading.value() <= check.max()));
    }

    /** Whether the reading counts as a neighbour of others. */
    boolean isSound(Reading reading) {
        return reading.quality().ofMessage().isGood() && isPossible(reading);
    }
}
