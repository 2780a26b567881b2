package city.talpuls.api.readings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a patient reader makes of readings with a calendar and a pencil, window by window, looking through all of them each time.
 *
 * @param readings of one datastream
 * @param zone whose calendar
 * @param interval as the API names it
 * @param quality as the API names it
 * @param level whether they are averaged by their energy
 */
public record NaiveSeries(List<Reading> readings, ZoneId zone, String interval, String quality, boolean level) {

    /** A reading; its quality is 0 where there is no doubt. */
    public record Reading(Instant time, double value, int quality) {}

    /** What is known of a window, with null where nothing is. */
    public record Window(
            Instant start,
            long count,
            long flagged,
            boolean filled,
            @Nullable Double mean,
            @Nullable Double max,
            @Nullable Double median) {

        private Window filledWith(@Nullable Double newMean, @Nullable Double newMax, @Nullable Double newMedian) {
            return new Window(start, count, flagged, true, newMean, newMax, newMedian);
        }
    }

    /** The points from a time to another. */
    public List<Window> points(Instant from, Instant to, String fill) {
        var points = new ArrayList<Window>();
        for (Instant start : starts(from, to)) {
            Window window = window(start);
            boolean isThere = quality.equals("doubtful") ? window.flagged > 0 : inWindow(start, false) > 0;
            if (!fill.equals("none") && (!isThere || (window.count == 0 && !fill.equals("null")))) {
                Window filled = filled(window, fill);
                points.add(isThere && filled.mean == null ? window : filled);
            } else if (isThere) {
                points.add(window);
            }
        }
        return points;
    }

    /** The window that starts then. */
    public Window window(Instant start) {
        double[] values = readings.stream()
                .filter(reading -> isIn(reading, start) && counts(reading))
                .mapToDouble(Reading::value)
                .sorted()
                .toArray();
        long flagged = inWindow(start, true);
        if (values.length == 0) {
            return new Window(start, 0, flagged, false, null, null, null);
        }
        double middle = (values.length - 1) / 2.0;
        double median = (values[(int) Math.floor(middle)] + values[(int) Math.ceil(middle)]) / 2;
        return new Window(start, values.length, flagged, false, mean(values), values[values.length - 1], median);
    }

    private double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += level ? Math.pow(10, value / 10) : value;
        }
        double mean = sum / values.length;
        return level ? 10 * Math.log10(mean) : mean;
    }

    private Window filled(Window window, String fill) {
        Window before = neighbour(window.start, -1);
        Window after = neighbour(window.start, 1);
        if (fill.equals("previous")
                && before != null
                && Duration.between(end(before.start), window.start).compareTo(Duration.ofDays(7)) < 0) {
            return window.filledWith(before.mean, before.max, before.median);
        }
        if (fill.equals("linear") && before != null && after != null) {
            return window.filledWith(
                    between(before, after, window.start, Window::mean),
                    between(before, after, window.start, Window::max),
                    between(before, after, window.start, Window::median));
        }
        return window.filledWith(null, null, null);
    }

    private static double between(Window before, Window after, Instant at, ToDoubleFunction<Window> value) {
        double whole = before.start.until(after.start, ChronoUnit.SECONDS);
        double part = before.start.until(at, ChronoUnit.SECONDS);
        double from = value.applyAsDouble(before);
        return from + (value.applyAsDouble(after) - from) * part / whole;
    }

    /** The nearest window on that side that has a reading that counts. */
    private @Nullable Window neighbour(Instant start, int side) {
        return readings.stream()
                .filter(this::counts)
                .map(reading -> startOf(reading.time))
                .filter(other -> Integer.signum(other.compareTo(start)) == side)
                .min(side > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .map(this::window)
                .orElse(null);
    }

    private boolean counts(Reading reading) {
        return switch (quality) {
            case "good" -> reading.quality == 0;
            case "doubtful" -> reading.quality != 0;
            default -> true;
        };
    }

    private long inWindow(Instant start, boolean doubtful) {
        return readings.stream()
                .filter(reading -> isIn(reading, start) && (!doubtful || reading.quality != 0))
                .count();
    }

    private boolean isIn(Reading reading, Instant start) {
        return !reading.time.isBefore(start) && reading.time.isBefore(end(start));
    }

    private List<Instant> starts(Instant from, Instant to) {
        var starts = new ArrayList<Instant>();
        for (Instant start = startOf(from); start.isBefore(to); start = end(start)) {
            if (!start.isBefore(from)) {
                starts.add(start);
            }
        }
        return starts;
    }

    /** The start of the window in which the time is. */
    public Instant startOf(Instant time) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return switch (interval) {
            case "15m" -> Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 900) * 900);
            case "1h" -> Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 3600) * 3600);
            case "1d" -> midnight(day);
            case "P1W" -> {
                LocalDate monday = day;
                while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                    monday = monday.minusDays(1);
                }
                yield midnight(monday);
            }
            case "P1M" -> midnight(day.minusDays(day.getDayOfMonth() - 1));
            default -> midnight(day.minusDays(day.getDayOfYear() - 1));
        };
    }

    private Instant end(Instant start) {
        return switch (interval) {
            case "15m" -> start.plusSeconds(900);
            case "1h" -> start.plusSeconds(3600);
            default -> {
                Instant end = start.plusSeconds(3600);
                while (startOf(end).equals(start)) {
                    end = end.plusSeconds(3600);
                }
                yield startOf(end);
            }
        };
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
