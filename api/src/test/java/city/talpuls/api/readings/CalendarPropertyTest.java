package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.api.parameter.Zone;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Summary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Days and months that are merged from windows are what a naive reader makes of the readings, who looks at the calendar and
 * at the clock on the wall for each of them.
 */
class CalendarPropertyTest {

    /** What was measured, or, without a value, a doubtful reading. */
    record Reading(Instant time, @Nullable Double value) {}

    /** Readings around a moment at which something happens to the clocks or the calendar. */
    record Told(ZoneId zone, Period period, List<Reading> readings) {}

    @Property(tries = 1000, seed = "2026", edgeCases = EdgeCasesMode.NONE)
    void aDayOrMonthIsWhatItsReadingsAre(@ForAll("told") Told told) {
        var periods = new LocalPeriods(told.period(), Zone.ofText(told.zone().getId()));
        Interval interval = periods.consistOf(spanOf(told.readings()));

        List<Bucket> merged = Merging.of(windows(told.readings(), interval).iterator(), periods, 10_000);

        Map<LocalDate, List<Reading>> expected = naive(told);
        assertThat(merged)
                .extracting(Bucket::start)
                .containsExactlyElementsOf(expected.keySet().stream()
                        .map(day -> day.atStartOfDay(told.zone()).toInstant())
                        .toList());
        var readings = List.copyOf(expected.values());
        for (int i = 0; i < merged.size(); i++) {
            sameAs(readings.get(i), merged.get(i));
        }
    }

    @Property(tries = 300, seed = "2027", edgeCases = EdgeCasesMode.NONE)
    void pageByPageIsTheSame(@ForAll("told") Told told) {
        var periods = new LocalPeriods(told.period(), Zone.ofText(told.zone().getId()));
        List<Bucket> windows = windows(told.readings(), periods.consistOf(spanOf(told.readings())));
        var pages = new ArrayList<Bucket>();
        Instant from = Instant.MIN;

        List<Bucket> page;
        do {
            Instant first = from;
            page = Merging.of(
                    windows.stream()
                            .filter(window -> !window.start().isBefore(first))
                            .iterator(),
                    periods,
                    2);
            pages.addAll(page);
            from = page.isEmpty() ? from : page.getLast().end();
        } while (!page.isEmpty());

        assertThat(pages).isEqualTo(Merging.of(windows.iterator(), periods, 10_000));
    }

    @Provide
    Arbitrary<Told> told() {
        return Arbitraries.of(
                        around("Europe/Berlin", "2026-03-29T01:00:00Z"),
                        around("Europe/Berlin", "2026-10-25T01:00:00Z"),
                        around("Europe/Berlin", "2026-12-31T23:00:00Z"),
                        around("Europe/Berlin", "2024-02-29T12:00:00Z"),
                        around("America/Havana", "2026-11-01T05:00:00Z"),
                        around("Asia/Kathmandu", "2026-12-31T18:15:00Z"),
                        around("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
                        around("Pacific/Apia", "2011-12-30T10:00:00Z"),
                        around("UTC", "2026-01-01T00:00:00Z"))
                .flatMap(place -> Combinators.combine(
                                Arbitraries.of(Period.values()),
                                reading(place.at())
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(80)
                                        .uniqueElements(Reading::time))
                        .as((period, readings) -> new Told(place.zone(), period, readings)));
    }

    private record Place(ZoneId zone, Instant at) {}

    private static Place around(String zone, String at) {
        return new Place(ZoneId.of(zone), Instant.parse(at));
    }

    private static Arbitrary<Reading> reading(Instant around) {
        Arbitrary<Duration> near =
                Arbitraries.longs().between(-3 * 3600, 3 * 3600).map(Duration::ofSeconds);
        Arbitrary<Duration> far =
                Arbitraries.longs().between(-40L * 86_400_000, 40L * 86_400_000).map(Duration::ofMillis);
        Arbitrary<Double> value = Arbitraries.doubles().between(-1000, 1000);
        return Combinators.combine(Arbitraries.oneOf(near, far), value.injectNull(0.1))
                .as((offset, number) -> new Reading(around.plus(offset), number));
    }

    /** By the date that the calendar on the wall shows, or the first of its week, month or year. */
    private static Map<LocalDate, List<Reading>> naive(Told told) {
        var days = new TreeMap<LocalDate, List<Reading>>();
        for (Reading reading : told.readings()) {
            LocalDate day = reading.time().atZone(told.zone()).toLocalDate();
            days.computeIfAbsent(firstDay(told.period(), day), date -> new ArrayList<>())
                    .add(reading);
        }
        return days;
    }

    private static LocalDate firstDay(Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1);
            case MONTH -> LocalDate.of(day.getYear(), day.getMonth(), 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
        };
    }

    private static void sameAs(List<Reading> readings, Bucket bucket) {
        var good = new ArrayList<Reading>();
        for (Reading reading : readings) {
            if (reading.value() != null) {
                good.add(reading);
            }
        }
        assertThat(bucket.flagged()).isEqualTo(readings.size() - good.size());
        assertThat(bucket.count()).isEqualTo(good.size());
        Map<String, @Nullable Object> said =
                Statistics.ofText("mean,stddev,min,max,sum,first,last").of(bucket, Pace.UNKNOWN);
        if (good.isEmpty()) {
            assertThat(said.values()).containsOnlyNulls();
            return;
        }
        good.sort((a, b) -> a.time().compareTo(b.time()));
        double[] values =
                good.stream().mapToDouble(CalendarPropertyTest::valueOf).toArray();
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - sum / values.length) * (value - sum / values.length);
        }
        close(said.get("sum"), sum);
        close(said.get("mean"), sum / values.length);
        assertThat(said)
                .containsEntry("min", min)
                .containsEntry("max", max)
                .containsEntry("first", values[0])
                .containsEntry("firstTime", good.getFirst().time())
                .containsEntry("last", values[values.length - 1])
                .containsEntry("lastTime", good.getLast().time());
        if (values.length < 2) {
            assertThat(said.get("stddev")).isNull();
        } else {
            close(said.get("stddev"), Math.sqrt(squares / (values.length - 1)));
        }
    }

    private static double valueOf(Reading reading) {
        Double value = reading.value();
        return value == null ? Double.NaN : value;
    }

    private static void close(@Nullable Object said, double expected) {
        assertThat((Double) said).isCloseTo(expected, within(1e-9 * Math.max(1000, Math.abs(expected))));
    }

    /** The stored windows of these readings. */
    private static List<Bucket> windows(List<Reading> readings, Interval interval) {
        var windows = new TreeMap<Instant, Bucket>();
        for (Reading reading : readings) {
            Instant start = interval.windowOf(reading.time());
            Double value = reading.value();
            var one = new Bucket(
                    start,
                    start.plus(interval.length()),
                    value == null ? 1 : 0,
                    value == null ? null : Summary.of(reading.time(), value));
            windows.merge(start, one, Bucket::with);
        }
        return List.copyOf(windows.values());
    }

    private static Span spanOf(List<Reading> readings) {
        Instant from =
                readings.stream().map(Reading::time).min(Instant::compareTo).orElseThrow();
        Instant to =
                readings.stream().map(Reading::time).max(Instant::compareTo).orElseThrow();
        return new Span(from, to.plusSeconds(1));
    }
}
