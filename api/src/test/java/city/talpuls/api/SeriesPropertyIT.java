package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.api.readings.NaiveSeries;
import city.talpuls.api.readings.NaiveSeries.Reading;
import city.talpuls.api.readings.NaiveSeries.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever chance brings, series are what a naive reader makes of the readings, and page by page they are the same. */
@ExtendWith(RunningApi.class)
class SeriesPropertyIT {

    private static final int QUESTIONS = Integer.getInteger("talpuls.test.trials", 1) * 12;
    private static final List<String> INTERVALS = List.of("15m", "1h", "1d", "P1W", "P1M", "P1Y");
    private static final List<String> FILLS = List.of("none", "null", "previous", "linear");
    private static final List<String> QUALITIES = List.of("good", "all", "doubtful");

    private final TestApi api;

    SeriesPropertyIT(TestApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSeriesIsWhatItsReadingsAre(long seed) {
        var chance = new Random(seed);
        var city = new City(chance, "temperature");

        for (int i = 0; i < QUESTIONS; i++) {
            var question = new Question(chance, city);
            List<Window> expected = question.naive(city.readings).points(question.from, question.to, question.fill);
            if (expected.size() > 3000) {
                continue;
            }
            JsonNode answer = ask(city, question, "&limit=10000");
            assertThat(answer.get("next").isNull()).isTrue();
            same("seed " + seed + " " + question, answer.get("points"), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void eachPageIsRightAtItsTimeWhileReadingsArrive(long seed) {
        var chance = new Random(seed);
        var city = new City(chance, "sound_level");

        for (int i = 0; i < QUESTIONS; i++) {
            var question = new Question(chance, city);
            int limit = 1 + chance.nextInt(40);
            String cursor = "";
            Instant last = Instant.MIN;
            for (int page = 0; page < 8; page++) {
                Instant seen = last;
                List<Window> rest =
                        question.naive(city.readings).points(question.from, question.to, question.fill).stream()
                                .filter(window -> window.start().isAfter(seen))
                                .toList();
                JsonNode answer = ask(city, question, "&limit=" + limit + cursor);
                List<Window> expected = rest.subList(0, Math.min(limit, rest.size()));
                same("seed " + seed + " " + question + " by " + limit, answer.get("points"), expected);
                assertThat(answer.get("next").isNull()).isEqualTo(rest.size() <= limit);
                if (rest.size() <= limit) {
                    break;
                }
                last = expected.getLast().start();
                cursor = "&cursor=" + answer.get("next").asText();
                city.hearOneMore(chance, question);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void aComparedWindowIsThatOfTheCalendarBefore(long seed) {
        var chance = new Random(seed);
        var city = new City(chance, "temperature");

        for (int i = 0; i < QUESTIONS; i++) {
            var question = new Question(chance, city);
            Period back = Question.one(chance, back(question.interval));
            NaiveSeries naive = question.naive(city.readings);
            for (JsonNode point :
                    ask(city, question, "&limit=500&compare=" + back).get("points")) {
                ZonedDateTime start = Instant.parse(point.get("time").asText()).atZone(city.zone);
                ZonedDateTime before =
                        ZonedDateTime.ofLocal(start.toLocalDateTime().minus(back), city.zone, start.getOffset());
                Window expected = naive.window(naive.startOf(before.toInstant()));
                JsonNode compared = point.get("compared");
                assertThat(compared.get("time").asText())
                        .isEqualTo(expected.start().toString());
                same("seed " + seed + " " + question + back, compared, expected);
            }
        }
    }

    private static List<Period> back(String interval) {
        return switch (interval) {
            case "P1W" -> List.of(Period.ofDays(7), Period.ofDays(364));
            case "P1M" -> List.of(Period.ofMonths(1), Period.ofYears(1));
            case "P1Y" -> List.of(Period.ofYears(1));
            default -> List.of(Period.ofDays(1), Period.ofDays(7), Period.ofMonths(1), Period.ofYears(1));
        };
    }

    private JsonNode ask(City city, Question question, String more) {
        TestApi.Answer answer = api.get("/api/v1/readings?device=dev-1&property=" + city.property + question + more);
        assertThat(answer.status()).as(question + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void same(String what, Iterable<JsonNode> found, List<Window> expected) {
        var points = new ArrayList<JsonNode>();
        found.forEach(points::add);
        assertThat(points)
                .as(what)
                .extracting(point -> Instant.parse(point.get("time").asText()))
                .containsExactlyElementsOf(expected.stream().map(Window::start).toList());
        for (int i = 0; i < points.size(); i++) {
            same(what, points.get(i), expected.get(i));
        }
    }

    static void same(String what, JsonNode point, Window expected) {
        String which = what + " " + point + " is not " + expected;
        assertThat(point.get("count").asLong()).as(which).isEqualTo(expected.count());
        assertThat(point.path("flagged").asLong()).as(which).isEqualTo(expected.flagged());
        assertThat(point.path("filled").asBoolean()).as(which).isEqualTo(expected.filled());
        close(which, point.get("mean"), expected.mean());
        close(which, point.get("max"), expected.max());
        if (point.has("p50")) {
            close(which, point.get("p50"), expected.median());
        }
    }

    private static void close(String which, JsonNode said, @Nullable Double expected) {
        if (expected == null) {
            assertThat(said.isNull()).as(which).isTrue();
        } else {
            assertThat(said.isNumber()).as(which).isTrue();
            assertThat(said.asDouble()).as(which).isCloseTo(expected, within(1e-8));
        }
    }

    /** Readings of a device: bunches with gaps between, around a moment at which something happens to the clocks. */
    private final class City {

        private final ZoneId zone;
        private final Instant around;
        private final String property;
        private final List<Reading> readings;
        private final TestDatabase rows;

        City(Random chance, String property) {
            Object[][] places = {
                {"Europe/Berlin", "2026-03-29T01:00:00Z"},
                {"Europe/Berlin", "2026-10-25T01:00:00Z"},
                {"Asia/Kathmandu", "2025-12-31T18:15:00Z"},
                {"Australia/Lord_Howe", "2026-04-04T15:00:00Z"},
                {"America/Havana", "2026-11-01T05:00:00Z"},
                {"UTC", "2026-01-01T00:00:00Z"}
            };
            Object[] place = places[chance.nextInt(places.length)];
            this.zone = ZoneId.of((String) place[0]);
            this.around = Instant.parse((String) place[1]);
            this.property = property;
            this.readings = readings(chance);
            this.rows = api.empty().deviceNowhere("dev-1").datastream(7, "dev-1", property, null);
            readings.forEach(reading -> rows.reading(7, reading.time(), reading.value(), reading.quality()));
            rows.aggregated();
        }

        /** A reading somewhere in the span. */
        void hearOneMore(Random chance, Question question) {
            long span = Duration.between(question.from, question.to).toMillis();
            Instant time = question.from.plusMillis(chance.nextLong(span));
            if (readings.stream().noneMatch(reading -> reading.time().equals(time))) {
                readings.add(new Reading(time, 30, 0));
                rows.reading(7, time, 30)
                        .meddled("TRUNCATE aggregate_15m, aggregate_1h")
                        .aggregated();
            }
        }

        private List<Reading> readings(Random chance) {
            var byTime = new TreeMap<Instant, Reading>();
            int bunches = 1 + chance.nextInt(8);
            for (int bunch = 0; bunch < bunches; bunch++) {
                Duration away = chance.nextBoolean()
                        ? Duration.ofMinutes(chance.nextInt(-300, 300))
                        : Duration.ofHours(chance.nextInt(-60 * 24, 60 * 24));
                Instant start = around.plus(away);
                int count = chance.nextInt(1, 20);
                for (int i = 0; i < count; i++) {
                    Instant time = start.plusMillis(chance.nextInt(10_800_000));
                    double value = Math.round(chance.nextDouble(20, 90) * 10) / 10.0;
                    byTime.put(time, new Reading(time, value, chance.nextInt(4) == 0 ? 2 : 0));
                }
            }
            return new ArrayList<>(byTime.values());
        }
    }

    /** A question that somebody may ask. */
    private static final class Question {

        private final ZoneId zone;
        private final Instant from;
        private final Instant to;
        private final String interval;
        private final String fill;
        private final String quality;
        private final boolean level;
        private final String aggregate;

        Question(Random chance, City city) {
            this.zone = city.zone;
            this.level = city.property.equals("sound_level");
            this.interval = one(chance, INTERVALS);
            this.fill = one(chance, FILLS);
            this.quality = one(chance, QUALITIES);
            this.aggregate = chance.nextBoolean() ? "mean,max" : "p50,max,mean";
            Duration before =
                    interval.contains("P") ? Duration.ofDays(chance.nextInt(90)) : Duration.ofHours(chance.nextInt(50));
            Duration after =
                    interval.contains("P") ? Duration.ofDays(chance.nextInt(90)) : Duration.ofHours(chance.nextInt(50));
            this.from = city.around.minus(before).minusSeconds(450L * chance.nextInt(2));
            this.to = city.around.plus(after);
        }

        private static <T> T one(Random chance, List<T> of) {
            return of.get(chance.nextInt(of.size()));
        }

        NaiveSeries naive(List<Reading> readings) {
            return new NaiveSeries(readings, zone, interval, quality, level);
        }

        @Override
        public String toString() {
            return "&interval=" + interval + "&tz=" + zone + "&fill=" + fill + "&quality=" + quality + "&aggregate="
                    + aggregate + "&from=" + from + "&to=" + to;
        }
    }
}
