package city.talpuls.model.registry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody has to know.
 *
 * @param id its id, see {@link RegistryId}
 * @param name what people call it
 * @param enabled whether it counts
 * @param watch what is held against the thresholds
 * @param property of which property; absent for what concerns the device as a whole, {@link Watch#INDEX} and {@link
 *     Watch#SILENCE}
 * @param interval the windows of {@link Watch#AGGREGATE}
 * @param statistic which figure of them
 * @param per over which span {@link Watch#RISE} is taken; a quarter of an hour to a day
 * @param index the id of the index of {@link Watch#INDEX}
 * @param devices which devices; empty: all
 * @param district only those in it; absent: wherever they are
 * @param direction on which side of a threshold it is met
 * @param levels from the least severe to the most, at least one
 * @param recipients the ids of those who hear of it
 */
public record AlertRule(
        String id,
        String name,
        boolean enabled,
        Watch watch,
        @Nullable Property property,
        @Nullable Interval interval,
        @Nullable Statistic statistic,
        @Nullable Duration per,
        @Nullable String index,
        Set<DeviceId> devices,
        @Nullable String district,
        Direction direction,
        List<Level> levels,
        List<String> recipients)
        implements RegistryEntry {

    private static final Duration SHORTEST_RISE = Duration.ofMinutes(15);
    private static final Duration LONGEST_RISE = Duration.ofDays(1);

    /** What a rule looks at. */
    public enum Watch {
        /** Each good reading, in the property's unit. */
        VALUE,
        /** A figure of each window that is over. */
        AGGREGATE,
        /** By how much a reading is above the one {@code per} before it, in the property's unit. */
        RISE,
        /** The class of an air-quality index of the last hour that is over: 0 is the best. */
        INDEX,
        /** For how long the device has been silent, as a multiple of the time in which it usually speaks. */
        SILENCE
    }

    /** A figure of a window. */
    public enum Statistic {
        MEAN,
        MIN,
        MAX,
        SUM,
        COUNT
    }

    /** On which side of a threshold a rule is met. */
    public enum Direction {
        /** At the threshold and above. */
        ABOVE,
        /** At the threshold and below. */
        BELOW
    }

    /**
     * A step of severity.
     *
     * @param severity how much it matters
     * @param raise from here on it is met
     * @param clear it is over once the value is on the other side of this; the same as {@code raise} or further back
     * @param after for how long it has to be met before it counts; zero: at once
     */
    public record Level(Severity severity, double raise, double clear, Duration after) {

        private static final Duration LONGEST = Duration.ofDays(1);

        public Level {
            if (!Double.isFinite(raise) || !Double.isFinite(clear)) {
                throw new IllegalArgumentException("raise and clear are finite numbers");
            }
            if (after.isNegative() || after.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("after is zero to " + LONGEST + ", not " + after);
            }
        }
    }

    public AlertRule {
        RegistryId.require("rule", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the rule " + id + " has no name");
        }
        requireThere("property", property, watch != Watch.INDEX && watch != Watch.SILENCE);
        requireThere("interval", interval, watch == Watch.AGGREGATE);
        requireThere("statistic", statistic, watch == Watch.AGGREGATE);
        requireThere("per", per, watch == Watch.RISE);
        requireThere("index", index, watch == Watch.INDEX);
        if (per != null && (per.compareTo(SHORTEST_RISE) < 0 || per.compareTo(LONGEST_RISE) > 0)) {
            throw new IllegalArgumentException("per is " + SHORTEST_RISE + " to " + LONGEST_RISE + ", not " + per);
        }
        devices = Set.copyOf(devices);
        levels = List.copyOf(levels);
        recipients = List.copyOf(recipients);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels has at least one");
        }
        for (int i = 0; i < levels.size(); i++) {
            requireOrder(i, levels, direction);
        }
    }

    private static void requireThere(String field, @Nullable Object value, boolean isWanted) {
        if ((value != null) != isWanted) {
            throw new IllegalArgumentException(
                    isWanted ? field + " is missing" : field + " says nothing for a rule that watches this");
        }
    }

    private static void requireOrder(int i, List<Level> levels, Direction direction) {
        Level level = levels.get(i);
        if (isBeyond(level.clear(), level.raise(), direction)) {
            throw new IllegalArgumentException("levels[" + i + "].clear is beyond its raise: it would never be over");
        }
        if (i > 0) {
            Level before = levels.get(i - 1);
            if (level.severity().compareTo(before.severity()) <= 0) {
                throw new IllegalArgumentException(
                        "levels[" + i + "].severity has to be above that of the level before");
            }
            if (!isBeyond(level.raise(), before.raise(), direction)) {
                throw new IllegalArgumentException("levels[" + i + "].raise has to be beyond that of the level before");
            }
            if (isBeyond(before.clear(), level.clear(), direction)) {
                throw new IllegalArgumentException(
                        "levels[" + i + "].clear is passed only after that of the level before");
            }
        }
    }

    private static boolean isBeyond(double value, double threshold, Direction direction) {
        return direction == Direction.ABOVE ? value > threshold : value < threshold;
    }

    /** Whether a value meets a level: it is at its threshold or beyond. */
    public boolean isMet(Level level, double value) {
        return value == level.raise() || isBeyond(value, level.raise(), direction);
    }

    /** Whether a level is over: the value is back on the other side of what clears it. */
    public boolean isOver(Level level, double value) {
        return direction == Direction.ABOVE ? value < level.clear() : value > level.clear();
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.RULE, id);
    }
}
