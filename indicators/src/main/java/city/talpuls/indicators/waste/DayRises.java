package city.talpuls.indicators.waste;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** By how much a bin filled in each hour of each local day, as far as its readings show it. */
final class DayRises {

    private static final Duration LONGEST_GAP = Duration.ofHours(6);
    private static final int USUAL_INTERVALS = 3;
    private static final double FULL = 98;
    private static final double ENOUGH_OF_A_DAY = 20;

    private final TreeMap<LocalDate, Day> days = new TreeMap<>();

    /** One day: what came in each of its hours, in percent, and how much of each hour was seen. */
    static final class Day {

        private final double[] rise = new double[24];
        private double hoursSeen;

        private void add(int hour, double more, double hours) {
            rise[hour] += more;
            hoursSeen += hours;
        }

        /** What came in an hour by the local clock, in percent of the bin. */
        double inHour(int hour) {
            return rise[hour];
        }

        /** What came in all, in percent of the bin. */
        double total() {
            return Arrays.stream(rise).sum();
        }

        private boolean isWhole() {
            return hoursSeen >= ENOUGH_OF_A_DAY;
        }
    }

    static DayRises of(FillHistory history) {
        var rises = new DayRises();
        Duration longest = longestGap(history);
        for (List<FillReading> filling : history.smoothed()) {
            for (int i = 1; i < filling.size(); i++) {
                rises.add(filling.get(i - 1), filling.get(i), longest);
            }
        }
        return rises;
    }

    /** The days that were seen from the morning to the evening. */
    SequencedMap<LocalDate, Day> whole() {
        var whole = new TreeMap<LocalDate, Day>();
        days.forEach((date, day) -> {
            if (day.isWhole()) {
                whole.put(date, day);
            }
        });
        return whole;
    }

    /** Readings of a bin that speaks rarely are believed for longer; in a longer silence nobody knows which hour brought what. */
    private static Duration longestGap(FillHistory history) {
        double[] gaps = history.fillings().stream()
                .flatMapToDouble(filling -> IntStream.range(1, filling.size())
                        .mapToDouble(i -> filling.get(i - 1).hoursTo(filling.get(i))))
                .sorted()
                .toArray();
        if (gaps.length == 0) {
            return LONGEST_GAP;
        }
        Duration usual = Duration.ofMillis((long) (gaps[gaps.length / 2] * USUAL_INTERVALS * 3.6e6));
        return usual.compareTo(LONGEST_GAP) > 0 ? usual : LONGEST_GAP;
    }

    private void add(FillReading from, FillReading to, Duration longest) {
        Duration span = Duration.between(from.time(), to.time());
        if (span.compareTo(longest) > 0 || from.level() >= FULL || to.level() >= FULL) {
            return;
        }
        Instant begin = from.time();
        while (begin.isBefore(to.time())) {
            Instant hourEnd = begin.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant end = hourEnd.isBefore(to.time()) ? hourEnd : to.time();
            double share = (double) begin.until(end).toNanos() / span.toNanos();
            ZonedDateTime local = begin.atZone(FillPattern.ZONE);
            Day day = days.computeIfAbsent(local.toLocalDate(), date -> new Day());
            day.add(
                    local.getHour(),
                    share * (to.level() - from.level()),
                    begin.until(end).toMillis() / 3.6e6);
            begin = end;
        }
    }
}
