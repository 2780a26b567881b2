package city.talpuls.indicators.waste;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a bin fills, in local time.
 *
 * @param perDay what each day of the week brings, in percent of the bin
 * @param hourShares which share of a day each of its 24 hours brings
 * @param spread how much single days differ from that: the standard deviation, as a share of what the day brings
 * @param days how many days of the week each was learned from
 */
public record FillPattern(
        Map<DayOfWeek, Double> perDay, List<Double> hourShares, double spread, Map<DayOfWeek, Integer> days) {

    /** Where the people live who fill the bins. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** From how many days on anything is learned at all. */
    static final int FEWEST_DAYS = 3;

    private static final int HOURS = 24;
    private static final double TRIMMED = 0.1;

    /** So many days of which nothing is known count beside those that were seen: a start for the hours and the spread. */
    private static final double ASSUMED_DAYS = 1;

    private static final double ASSUMED_SPREAD = 0.3;

    public FillPattern {
        perDay = Map.copyOf(perDay);
        hourShares = List.copyOf(hourShares);
        days = Map.copyOf(days);
        if (perDay.size() != DayOfWeek.values().length || hourShares.size() != HOURS) {
            throw new IllegalArgumentException("a pattern has seven days and 24 hours");
        }
    }

    /**
     * Learns from what was seen. A day of the week has the trimmed mean of its days, drawn towards that of all days, the
     * more so the fewer they are and the more they differ among themselves (empirical Bayes, as of James and Stein).
     *
     * @return nothing before three days were seen from morning to evening, or if nothing came
     */
    public static Optional<FillPattern> learned(FillHistory history) {
        SequencedMap<LocalDate, DayRises.Day> seen = DayRises.of(history).whole();
        if (seen.size() < FEWEST_DAYS) {
            return Optional.empty();
        }
        var byWeekday = new EnumMap<DayOfWeek, List<Double>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            byWeekday.put(
                    day,
                    seen.entrySet().stream()
                            .filter(entry -> entry.getKey().getDayOfWeek() == day)
                            .map(entry -> entry.getValue().total())
                            .toList());
        }
        Map<DayOfWeek, Double> perDay = Shrinkage.means(byWeekday, TRIMMED);
        if (perDay.values().stream().allMatch(rise -> rise == 0)) {
            return Optional.empty();
        }
        var counts = new EnumMap<DayOfWeek, Integer>(DayOfWeek.class);
        byWeekday.forEach((day, totals) -> counts.put(day, totals.size()));
        return Optional.of(new FillPattern(
                perDay, hourShares(seen.sequencedValues().stream().toList()), spread(byWeekday, perDay), counts));
    }

    /** What an average day brings, in percent of the bin. */
    public double perDayOverall() {
        return perDay.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** What comes from one time to a later one, in percent of the bin. */
    double broughtBetween(Instant from, Instant to) {
        double sum = 0;
        for (Instant begin = from; begin.isBefore(to); begin = hourEnd(begin)) {
            Instant end = hourEnd(begin).isBefore(to) ? hourEnd(begin) : to;
            sum += perHour(begin) * begin.until(end).toMillis() / 3.6e6;
        }
        return sum;
    }

    /** What comes in an hour at this time, in percent of the bin. */
    double perHour(Instant time) {
        ZonedDateTime local = time.atZone(ZONE);
        return rate(local.getDayOfWeek()) * hourShares.get(local.getHour());
    }

    /** What comes on a day of the week, in percent of the bin. */
    public double rate(DayOfWeek day) {
        Double rate = perDay.get(day);
        if (rate == null) {
            throw new IllegalStateException("a pattern has all seven days");
        }
        return rate;
    }

    /** How many of these days it was learned from. */
    public int daysOf(DayOfWeek day) {
        return days.getOrDefault(day, 0);
    }

    static Instant hourEnd(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static List<Double> hourShares(List<DayRises.Day> days) {
        double[] sums = new double[HOURS];
        double all = 0;
        for (DayRises.Day day : days) {
            for (int hour = 0; hour < HOURS; hour++) {
                sums[hour] += day.inHour(hour);
                all += day.inHour(hour);
            }
        }
        double usual = ASSUMED_DAYS * Math.max(all, 1) / days.size() / HOURS;
        var shares = new ArrayList<Double>(HOURS);
        double total = 0;
        for (double sum : sums) {
            shares.add(Math.max(0, sum) + usual);
            total += Math.max(0, sum) + usual;
        }
        double whole = total;
        return shares.stream().map(share -> share / whole).toList();
    }

    /** The residuals' standard deviation as a share of the rates, over all days together, so that slow ones do not blow it up. */
    private static double spread(Map<DayOfWeek, List<Double>> byWeekday, Map<DayOfWeek, Double> perDay) {
        double squares = 0;
        double rates = 0;
        int count = 0;
        int known = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            double rate = perDay.getOrDefault(day, 0.0);
            List<Double> totals = byWeekday.getOrDefault(day, List.of());
            for (double total : totals) {
                squares += (total - rate) * (total - rate);
                rates += rate * rate;
                count++;
            }
            known += totals.isEmpty() ? 0 : 1;
        }
        double mean = rates / count;
        double free = Math.max(1, count - known);
        double assumed = ASSUMED_DAYS * ASSUMED_SPREAD * ASSUMED_SPREAD * mean;
        return Math.sqrt((squares + assumed) / ((free + ASSUMED_DAYS) * mean));
    }
}
