package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.api.readings.NaiveSeries;
import city.talpuls.api.readings.NaiveSeries.Reading;
import city.talpuls.api.readings.NaiveSeries.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The series of several devices, each on its own or all together. */
@ExtendWith(RunningApi.class)
class SeveralSeriesIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String THREE_HOURS = "&interval=1h&from=2026-11-23T12:00:00Z&to=2026-11-23T15:00:00Z";
    private static final String ALL = "device=dev-1,dev-2,dev-3&property=temperature";

    private final TestApi api;
    private final TestDatabase rows;

    SeveralSeriesIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("dev-1", "One", "Elberfeld", 51.25, 7.15)
                .device("dev-2", "Two", "Elberfeld", 51.26, 7.16)
                .device("dev-3", "Three", "Barmen", 51.27, 7.20)
                .datastream(1, "dev-1", "temperature", "Cel")
                .datastream(2, "dev-2", "temperature", "Cel")
                .datastream(3, "dev-3", "temperature", null);
    }

    @Test
    void everyDeviceCountsTheSameHoweverOftenItSpeaks() {
        rows.readings(1, NOON, 3)
                .reading(2, NOON, 10)
                .reading(2, NOON.plusSeconds(3600), 40)
                .reading(3, NOON.plusSeconds(3600), 99, 2)
                .aggregated();

        JsonNode answer = ask(ALL + "&spatial=mean" + THREE_HOURS);

        assertThat(answer.get("points").toString()).isEqualTo("""
                [{"time":"2026-11-23T12:00:00Z","devices":2,"count":4,"mean":5.5},\
                {"time":"2026-11-23T13:00:00Z","devices":1,"count":1,"flagged":1,"mean":40.0}]""");
        assertThat(answer.get("spatial").asText()).isEqualTo("mean");
        assertThat(answer.get("unit").asText()).isEqualTo("Cel");
        assertThat(answer.get("interval").asText()).isEqualTo("1h");
        assertThat(answer.get("datastreams")).hasSize(3);
        assertThat(first(ALL + "&spatial=sum&aggregate=max,count,sum,p50" + THREE_HOURS))
                .isEqualTo("""
                {"time":"2026-11-23T12:00:00Z","devices":2,"count":4,"max":12.0,"sum":13.0,"p50":11.0}""");
        assertThat(first(ALL + "&spatial=min&aggregate=max" + THREE_HOURS)).contains("\"max\":2.0");
        assertThat(first(ALL + "&spatial=max&aggregate=max" + THREE_HOURS)).contains("\"max\":10.0");
    }

    @Test
    void aDistrictAndABoxAreItsDevices() {
        rows.reading(1, NOON, 1).reading(2, NOON, 2).reading(3, NOON, 3).aggregated();

        assertThat(first("district=Elberfeld&property=temperature&spatial=sum" + THREE_HOURS))
                .contains("\"mean\":3.0");
        assertThat(first("bbox=7.155,51.0,7.5,51.5&property=temperature&spatial=sum" + THREE_HOURS))
                .contains("\"mean\":5.0");
        JsonNode nowhere = ask("district=Vohwinkel&property=temperature&spatial=mean&fill=null" + THREE_HOURS);
        assertThat(nowhere.get("datastreams")).isEmpty();
        assertThat(nowhere.at("/points/0").toString())
                .isEqualTo(
                        "{\"time\":\"2026-11-23T12:00:00Z\",\"devices\":0,\"count\":0,\"filled\":true,\"mean\":null}");
        assertThat(ask("district=Vohwinkel&property=temperature&group=device").get("series"))
                .isEmpty();
    }

    @Test
    void levelsAreAveragedByTheirEnergyAlsoOverDevices() {
        rows.datastream(4, "dev-1", "sound_level", "dB[A]")
                .datastream(5, "dev-2", "sound_level", "dB[A]")
                .reading(4, NOON, 50)
                .reading(5, NOON, 70)
                .aggregated();
        String loud = "device=dev-1,dev-2&property=sound_level&spatial=";

        assertThat(ask(loud + "mean" + THREE_HOURS).at("/points/0/mean").asDouble())
                .isCloseTo(67.0329, within(1e-4));
        assertThat(ask(loud + "sum" + THREE_HOURS).at("/points/0/mean").asDouble())
                .isCloseTo(70.0432, within(1e-4));
    }

    @Test
    void whatIsMissingOfAllIsFilled() {
        rows.reading(1, NOON, 10).reading(2, NOON.plusSeconds(7200), 20).aggregated();

        assertThat(ask(ALL + "&spatial=mean&fill=linear" + THREE_HOURS)
                        .at("/points/1")
                        .toString())
                .isEqualTo(
                        "{\"time\":\"2026-11-23T13:00:00Z\",\"devices\":0,\"count\":0,\"filled\":true,\"mean\":15.0}");
    }

    @Test
    void eachSeriesStandsOnItsOwn() {
        rows.reading(1, NOON, 10).reading(1, NOON.plusSeconds(60), 11).reading(3, NOON, 30);
        String raw = "&group=device&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";

        JsonNode answer = ask(ALL + raw);

        assertThat(answer.get("interval").asText()).isEqualTo("raw");
        assertThat(answer.at("/series/0/datastream/device").asText()).isEqualTo("dev-1");
        assertThat(answer.at("/series/0/points")).hasSize(2);
        assertThat(answer.at("/series/1/points")).isEmpty();
        assertThat(answer.at("/series/2/points/0").toString())
                .isEqualTo("{\"time\":\"2026-11-23T12:00:00Z\",\"value\":30.0,\"quality\":\"good\"}");
        assertThat(answer.get("next").isNull()).isTrue();
        assertThat(ask("device=dev-1&property=temperature" + raw).get("series")).hasSize(1);
    }

    @Test
    void everyPointOfEverySeriesIsOnOnePageWhileReadingsArrive() {
        rows.readings(1, NOON, 25).readings(2, NOON, 10).readings(3, NOON, 7);
        String question = ALL + "&group=device&limit=5&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";

        var found = new ArrayList<String>();
        JsonNode page = ask(question);
        gather(page, found);
        int pages = 1;
        while (!page.get("next").isNull()) {
            rows.reading(1, NOON.plusMillis(pages), -1);
            page = ask(question + "&cursor=" + page.get("next").asText());
            gather(page, found);
            pages++;
        }

        assertThat(found).hasSize(42).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(9);
    }

    private static void gather(JsonNode page, List<String> found) {
        page.get("series")
                .forEach(series -> series.get("points")
                        .forEach(point -> found.add(series.at("/datastream/id").asText()
                                + point.get("time").asText())));
    }

    @Test
    void aCursorBelongsToItsDevices() {
        rows.readings(1, NOON, 25);
        String question =
                "&property=temperature&group=device&limit=5&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";
        String cursor =
                "&cursor=" + ask("device=dev-1,dev-2" + question).get("next").asText();

        for (String other : List.of(
                "device=dev-1,dev-3" + question,
                "district=Elberfeld" + question,
                "device=dev-1,dev-2" + question.replace("13:00", "14:00"),
                "device=dev-1" + question.replace("&group=device", ""))) {
            TestApi.Answer answer = api.get("/api/v1/readings?" + other + cursor);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.json().get("field").asText()).isEqualTo("cursor");
        }
    }

    @Test
    void differentUnitsDoNotBecomeOneNumber() {
        rows.meddled("UPDATE datastream SET unit = 'K' WHERE id = 3");

        TestApi.Answer answer = api.get("/api/v1/readings?" + ALL + "&spatial=mean" + THREE_HOURS);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("different units: Cel, K");
    }

    @Test
    void aQuestionIsAboutAHundredDevicesAtMost() {
        rows.meddled("INSERT INTO device (id, name, district, first_seen, last_seen)"
                        + " SELECT 'many-' || i, i, 'Cronenberg', now(), now() FROM generate_series(1, 101) AS i")
                .meddled("INSERT INTO datastream (id, device, property) OVERRIDING SYSTEM VALUE"
                        + " SELECT 1000 + i, 'many-' || i, 'humidity' FROM generate_series(1, 101) AS i");

        TestApi.Answer answer =
                api.get("/api/v1/readings?district=Cronenberg&property=humidity&spatial=mean" + THREE_HOURS);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo("district");
        assertThat(answer.json().get("detail").asText()).contains("more than 100 devices");
    }

    @Test
    void anUnknownOneAmongThemIsNamed() {
        TestApi.Answer answer = api.get("/api/v1/readings?device=dev-1,nobody&property=temperature&group=device");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").asText()).contains("nobody");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void togetherTheyAreWhatTheirReadingsAre(long seed) {
        var chance = new Random(seed);
        var naive = new ArrayList<NaiveSeries>();
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant around = Instant.parse("2026-10-25T01:00:00Z");
        for (String interval : List.of("15m", "1h", "1d")) {
            rows.meddled("TRUNCATE reading, latest, aggregate_15m, aggregate_1h");
            naive.clear();
            for (int device = 1; device <= 3; device++) {
                naive.add(new NaiveSeries(heard(chance, device, around), berlin, interval, "good", false));
            }
            rows.aggregated();
            String question = ALL + "&spatial=mean&aggregate=mean,max,p50&tz=Europe/Berlin&interval=" + interval
                    + "&from=2026-10-23T10:00:00Z&to=2026-10-27T00:00:00Z&limit=" + (1 + chance.nextInt(30));
            var found = new ArrayList<JsonNode>();
            JsonNode page = ask(question);
            page.get("points").forEach(found::add);
            while (!page.get("next").isNull()) {
                page = ask(question + "&cursor=" + page.get("next").asText());
                page.get("points").forEach(found::add);
            }
            same("seed " + seed + " " + interval, found, naive);
        }
    }

    private List<Reading> heard(Random chance, int datastream, Instant around) {
        var readings = new TreeMap<Instant, Reading>();
        for (int i = 0; i < 40; i++) {
            Instant time = around.plusSeconds(chance.nextInt(-30 * 3600, 30 * 3600));
            readings.put(time, new Reading(time, chance.nextInt(100), chance.nextInt(5) == 0 ? 2 : 0));
        }
        readings.values()
                .forEach(reading -> rows.reading(datastream, reading.time(), reading.value(), reading.quality()));
        return List.copyOf(readings.values());
    }

    private static void same(String what, List<JsonNode> found, List<NaiveSeries> naive) {
        Instant from = Instant.parse("2026-10-23T10:00:00Z");
        Instant to = Instant.parse("2026-10-27T00:00:00Z");
        var starts = new TreeSet<Instant>();
        naive.forEach(series -> series.points(from, to, "none").forEach(window -> starts.add(window.start())));
        assertThat(found)
                .as(what)
                .extracting(point -> Instant.parse(point.get("time").asText()))
                .containsExactlyElementsOf(starts);
        for (JsonNode point : found) {
            Instant start = Instant.parse(point.get("time").asText());
            List<Window> windows = naive.stream()
                    .map(series -> series.window(start))
                    .filter(window -> window.count() > 0)
                    .toList();
            assertThat(point.get("devices").asInt()).as(what + point).isEqualTo(windows.size());
            assertThat(point.get("count").asLong())
                    .isEqualTo(windows.stream().mapToLong(Window::count).sum());
            mean(
                    what + point,
                    point.get("mean"),
                    windows.stream().map(Window::mean).filter(Objects::nonNull).toList());
            mean(
                    what + point,
                    point.get("max"),
                    windows.stream().map(Window::max).filter(Objects::nonNull).toList());
            mean(
                    what + point,
                    point.get("p50"),
                    windows.stream()
                            .map(Window::median)
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    private static void mean(String what, JsonNode said, List<Double> values) {
        if (values.isEmpty()) {
            assertThat(said.isNull()).as(what).isTrue();
        } else {
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            assertThat(said.asDouble()).as(what).isCloseTo(sum / values.size(), within(1e-9));
        }
    }

    private String first(String question) {
        return ask(question).at("/points/0").toString();
    }

    private JsonNode ask(String question) {
        TestApi.Answer answer = api.get("/api/v1/readings?" + question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
