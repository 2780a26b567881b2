package city.talpuls.api.readings;

import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * With which other windows those of a series are compared: with those that lie so many days, months or years of the calendar
 * before, at the same time on the clock. Where the calendar has no such day, as after 28 February, it is the last before it;
 * where the clock has no such time, it is the one as much later as the clocks were put forward.
 *
 * @param back how far, one day to ten years
 * @param zone whose calendar and clock
 */
record Comparison(java.time.Period back, Zone zone) {

    private static final int MOST_MONTHS = 120;
    private static final int MOST_DAYS = 3660;

    Comparison {
        if (back.isNegative() || back.isZero() || back.toTotalMonths() > MOST_MONTHS || days(back) > MOST_DAYS) {
            throw new IllegalArgumentException("compare must be from P1D to P10Y, not " + back);
        }
    }

    /**
     * What was asked for, by the clocks of that zone.
     *
     * @throws ProblemException if no window of the resolution lies so far before another, or there are no windows at all, unless
     *     it was not known that there would be none
     */
    static @Nullable Comparison asked(
            @Nullable Comparison compare, @Nullable IntervalChoice interval, Resolution resolution, @Nullable Zone tz) {
        if (compare == null) {
            return null;
        }
        return switch (resolution) {
            case Resolution.Raw raw -> ofReadings(interval);
            case Resolution.Windows windows -> new Comparison(compare.back, tz == null ? Zone.UTC : tz);
            case Resolution.Calendar(LocalPeriods periods) -> compare.of(periods);
        };
    }

    private static @Nullable Comparison ofReadings(@Nullable IntervalChoice interval) {
        if (!(interval instanceof IntervalChoice.Auto)) {
            throw ProblemException.badParameter(
                    "compare", "raw readings cannot be compared: interval must be one of windows");
        }
        return null;
    }

    private Comparison of(LocalPeriods periods) {
        if (!isWhole(periods.period())) {
            throw ProblemException.badParameter(
                    "compare",
                    back + " is no whole number of " + periods.period().label()
                            + "; weeks are compared over days in sevens, such as P364D");
        }
        return new Comparison(back, periods.zone());
    }

    static Comparison ofText(String text) {
        try {
            return new Comparison(java.time.Period.parse(text), Zone.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "compare must be an ISO 8601 period of days, weeks, months or years, such as P7D or P1Y", e);
        }
    }

    /** Those beside its months. */
    private static long days(java.time.Period period) {
        return period.get(ChronoUnit.DAYS);
    }

    private boolean isWhole(Period period) {
        return switch (period) {
            case DAY -> true;
            case WEEK -> back.toTotalMonths() == 0 && days(back) % 7 == 0;
            case MONTH -> days(back) == 0;
            case YEAR -> days(back) == 0 && back.getMonths() % 12 == 0;
        };
    }

    /** The span that lies before. */
    Span before(Span span) {
        return new Span(before(span.from()), before(span.to()));
    }

    private Instant before(Instant time) {
        return time.atZone(zone.id()).minus(back).toInstant();
    }

    /** The windows, each beside the one before that it is compared with. */
    List<Point.Window> beside(List<Point.Window> windows, WindowSource source) {
        Grid grid = source.grid();
        var starts = new TreeMap<Instant, Instant>();
        windows.forEach(window -> starts.put(window.time(), grid.startOf(before(window.time()))));
        Map<Instant, Point.Window> found = source
                .at(starts.values().stream().sorted().distinct().toList())
                .stream()
                .collect(Collectors.toMap(Point.Window::time, Function.identity()));
        return windows.stream()
                .map(window -> {
                    Instant start = starts.getOrDefault(window.time(), window.time());
                    Point.Window other = found.get(start);
                    return window.comparedWith(other == null ? source.empty(start) : other);
                })
                .toList();
    }
}
