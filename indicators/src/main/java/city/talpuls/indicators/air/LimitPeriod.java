package city.talpuls.indicators.air;

import city.talpuls.indicators.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The means that limit values are of. Where hours are missing, three of four have to be there (2008/50/EC, Annexes VII and XI). */
public enum LimitPeriod {
    /** Each hour. */
    HOUR("hour") {
        @Override
        List<Average> averages(HourlyMeans means, CalendarYear year) {
            return hours(year.start(), year.hours())
                    .flatMap(hour -> average(means.at(hour), hour))
                    .toList();
        }
    },
    /** Each day from midnight to midnight. */
    DAY("day") {
        @Override
        List<Average> averages(HourlyMeans means, CalendarYear year) {
            return year.days().stream()
                    .flatMap(day -> of(day, means.mean(lastHour(day), day.hours(), leastOf(day.hours()))).stream())
                    .toList();
        }
    },
    /** Of each day the greatest mean over 8 hours; one such mean ends with each hour of the day. */
    GREATEST_8_HOURS("8h") {
        @Override
        List<Average> averages(HourlyMeans means, CalendarYear year) {
            return year.days().stream()
                    .flatMap(day -> of(day, greatest(means, day)).stream())
                    .toList();
        }
    },
    /** The year, whatever of it is there: whether that is enough is said beside it. */
    YEAR("year") {
        @Override
        List<Average> averages(HourlyMeans means, CalendarYear year) {
            Instant last = year.endOfHours().minus(AN_HOUR);
            return average(means.mean(last, year.hours(), 1), year.start()).toList();
        }
    };

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int EIGHT = 8;

    private final String label;

    LimitPeriod(String label) {
        this.label = label;
    }

    /** The name under which the outside knows it. */
    public String label() {
        return label;
    }

    /** Those of a year, as far as it is over, that enough hours are there for. */
    abstract List<Average> averages(HourlyMeans means, CalendarYear year);

    /** Reads {@link #label()}. */
    static LimitPeriod ofLabel(String label) {
        return Arrays.stream(values())
                .filter(period -> period.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such period: '" + label + "'"));
    }

    private static OptionalDouble greatest(HourlyMeans means, LocalDay day) {
        double[] gliding = hours(day.start(), day.hours())
                .map(hour -> means.mean(hour, EIGHT, leastOf(EIGHT)))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return gliding.length < leastOf(day.hours())
                ? OptionalDouble.empty()
                : Arrays.stream(gliding).max();
    }

    /** Three of four, rounded up. */
    private static int leastOf(int hours) {
        return (3 * hours + 3) / 4;
    }

    private static Stream<Instant> hours(Instant start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start.plus(AN_HOUR.multipliedBy(i)));
    }

    private static Instant lastHour(LocalDay day) {
        return day.end().minus(AN_HOUR);
    }

    private static Optional<Average> of(LocalDay day, OptionalDouble mean) {
        return mean.isEmpty()
                ? Optional.empty()
                : Optional.of(new Average(day.start(), day.date(), mean.getAsDouble()));
    }

    private static Stream<Average> average(OptionalDouble mean, Instant start) {
        return mean.stream().mapToObj(value -> new Average(start, null, value));
    }
}
