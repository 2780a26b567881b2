package city.talpuls.indicators.waste;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a bin reaches a level if nobody empties it before. In four of five cases it does so from earliest to latest.
 *
 * @param expected when it is expected to; nothing if not within four weeks
 * @param earliest nothing if not within four weeks even if it fills fast
 * @param latest nothing if not within four weeks if it fills slowly
 */
public record Forecast(
        @Nullable Instant expected,
        @Nullable Instant earliest,
        @Nullable Instant latest) {

    /** How far it looks. */
    public static final Duration HORIZON = Duration.ofDays(28);

    /** Nine of ten values of a normal distribution lie below its mean and so many standard deviations. */
    private static final double TENTH = 1.2816;

    /** How well the level is known from which it starts, in percentage points. */
    private static final double LEVEL_ERROR = 1;

    /**
     * Follows the pattern hour by hour. What single days bring varies by the pattern's spread and independently of each
     * other; a pattern from few days is itself uncertain, in the same way for all days of that name. A sum of days is taken as
     * normal.
     *
     * @param now the level from which it starts
     * @param threshold the level that is asked for, in percent
     */
    public static Forecast of(FillPattern pattern, FillReading now, double threshold) {
        if (now.level() >= threshold) {
            return new Forecast(now.time(), now.time(), now.time());
        }
        Instant end = now.time().plus(HORIZON);
        var path = new Path(pattern, now);
        var expected = new Crossing(threshold);
        var earliest = new Crossing(threshold);
        var latest = new Crossing(threshold);
        while (true) {
            double margin = TENTH * path.deviation();
            expected.pass(path.time, path.level);
            earliest.pass(path.time, path.level + margin);
            latest.pass(path.time, path.level - margin);
            if (latest.at != null || !path.time.isBefore(end)) {
                return new Forecast(within(expected, end), within(earliest, end), within(latest, end));
            }
            path.advance();
        }
    }

    private static @Nullable Instant within(Crossing crossing, Instant end) {
        return crossing.at == null || crossing.at.isAfter(end) ? null : crossing.at;
    }

    /** Where a curve first reaches the threshold, straight from one of its points to the next. */
    private static final class Crossing {

        private final double threshold;
        private @Nullable Instant before;
        private double levelBefore;
        private @Nullable Instant at;

        Crossing(double threshold) {
            this.threshold = threshold;
        }

        void pass(Instant time, double level) {
            if (at == null && level >= threshold) {
                at = before == null ? time : between(before, time, (threshold - levelBefore) / (level - levelBefore));
            }
            before = time;
            levelBefore = level;
        }

        private static Instant between(Instant from, Instant to, double share) {
            return from.plusMillis(Math.round(share * from.until(to).toMillis()));
        }
    }

    /** The expected level from the present on, and how far the truth may be from it. */
    private static final class Path {

        private final FillPattern pattern;
        private final Map<DayOfWeek, Double> brought = new EnumMap<>(DayOfWeek.class);
        private Instant time;
        private double level;
        private LocalDate today;
        private double broughtToday;
        private double varianceBefore;

        Path(FillPattern pattern, FillReading now) {
            this.pattern = pattern;
            this.time = now.time();
            this.level = now.level();
            this.today = now.time().atZone(FillPattern.ZONE).toLocalDate();
        }

        void advance() {
            ZonedDateTime local = time.atZone(FillPattern.ZONE);
            if (!local.toLocalDate().equals(today)) {
                varianceBefore += squareOf(pattern.spread() * broughtToday);
                today = local.toLocalDate();
                broughtToday = 0;
            }
            Instant next = FillPattern.hourEnd(time);
            double more = pattern.broughtBetween(time, next);
            broughtToday += more;
            level += more;
            brought.merge(local.getDayOfWeek(), more, Double::sum);
            time = next;
        }

        double deviation() {
            double unknown = brought.entrySet().stream()
                    .mapToDouble(
                            day -> squareOf(pattern.spread() * day.getValue()) / (pattern.daysOf(day.getKey()) + 1))
                    .sum();
            double days = varianceBefore + squareOf(pattern.spread() * broughtToday);
            return Math.sqrt(squareOf(LEVEL_ERROR) + days + unknown);
        }

        private static double squareOf(double value) {
            return value * value;
        }
    }
}
