package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class BinsIT {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final TestApi api;
    private final TestDatabase rows;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    BinsIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aBinSaysHowFullItIsWhenItWasEmptiedAndWhenItNeedsThat() {
        bin(1, "glass-1", "Elberfeld", 24, 62, 30);

        JsonNode bin = api.get("/api/v1/bins").json().get("items").get(0);

        assertThat(bin.get("device").asText()).isEqualTo("glass-1");
        assertThat(bin.get("name").asText()).isEqualTo("Container glass-1");
        assertThat(bin.get("district").asText()).isEqualTo("Elberfeld");
        assertThat(bin.get("location").get("latitude").asDouble()).isEqualTo(51.25);
        assertThat(bin.get("level").asDouble()).isEqualTo(30);
        assertThat(time(bin, "time")).isEqualTo(now);
        assertThat(bin.get("perDay").asDouble()).isCloseTo(24, Offset.offset(1.0));
        assertThat(bin.get("threshold").asDouble()).isEqualTo(80);
        assertThat(time(bin, "emptiedAt")).isBetween(now.minus(Duration.ofHours(30)), now.minus(Duration.ofHours(28)));
        Instant inFiftyHours = now.plus(Duration.ofHours(50));
        assertThat(time(bin, "needsEmptyingBy"))
                .isBetween(inFiftyHours.minus(Duration.ofHours(3)), inFiftyHours.plus(Duration.ofHours(3)));
        assertThat(time(bin, "earliest")).isBefore(time(bin, "needsEmptyingBy"));
        assertThat(time(bin, "latest")).isAfter(time(bin, "needsEmptyingBy"));
    }

    @Test
    void theMostUrgentComesFirstAndWhatIsNotKnownLast() {
        bin(1, "slow", "Elberfeld", 6, 62, 30);
        bin(2, "fast", "Barmen", 24, 62, 30);
        bin(3, "full", "Barmen", 24, 88, 85);
        rows.deviceNowhere("mute").datastream(4, "mute", "fill_level", "%");
        rows.deviceNowhere("new").datastream(5, "new", "fill_level", "%").reading(5, now, 12);

        assertThat(devices("")).containsExactly("full", "fast", "slow", "mute", "new");
        assertThat(devices("?district=Barmen")).containsExactly("full", "fast");
        assertThat(devices("?before=" + now.plus(Duration.ofDays(4)))).containsExactly("full", "fast");
        assertThat(devices("?threshold=25")).startsWith("fast", "full", "slow");
        JsonNode mute = api.get("/api/v1/bins").json().get("items").get(3);
        assertThat(mute.get("level").isNull()).isTrue();
        assertThat(mute.get("needsEmptyingBy").isNull()).isTrue();
    }

    @Test
    void pagesAreTheWholeListOnce() {
        bin(1, "slow", "Elberfeld", 6, 62, 30);
        bin(2, "fast", "Barmen", 24, 62, 30);
        rows.deviceNowhere("mute").datastream(3, "mute", "fill_level", "%");
        rows.deviceNowhere("silent").datastream(4, "silent", "fill_level", "%");

        var seen = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = api.get("/api/v1/bins?limit=1" + next).json();
            page.get("items").forEach(bin -> seen.add(bin.get("device").asText()));
            next = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!next.isEmpty());

        assertThat(seen).containsExactly("fast", "slow", "mute", "silent");
    }

    @Test
    void oneBinHasItsEmptyingsAndItsWeekToo() {
        bin(1, "glass-1", "Elberfeld", 24, 62, 30);

        JsonNode bin = api.get("/api/v1/bins/glass-1?threshold=70").json();

        assertThat(bin.get("device").asText()).isEqualTo("glass-1");
        assertThat(bin.get("threshold").asDouble()).isEqualTo(70);
        assertThat(bin.get("emptyings").size()).isBetween(20, 23);
        JsonNode latest = bin.get("emptyings").get(0);
        assertThat(latest.get("from").asDouble()).isCloseTo(62, Offset.offset(1.0));
        assertThat(latest.get("to").asDouble()).isCloseTo(2, Offset.offset(1.0));
        assertThat(Duration.between(time(latest, "after"), time(latest, "before")))
                .isEqualTo(HALF_AN_HOUR);
        assertThat(bin.get("pattern").get("days")).hasSize(7).allSatisfy(day -> {
            assertThat(day.get("perDay").asDouble()).isCloseTo(24, Offset.offset(1.5));
            assertThat(day.get("seen").asInt()).isBetween(6, 9);
        });
        assertThat(bin.get("pattern").get("days").get(0).get("day").asText()).isEqualTo("monday");
        assertThat(bin.get("pattern").get("hourShares")).hasSize(24);
    }

    @Test
    void doubtfulReadingsCountForNothing() {
        bin(1, "glass-1", "Elberfeld", 24, 62, 30);
        rows.reading(1, now.plusSeconds(1), 99, 4);

        JsonNode bin = api.get("/api/v1/bins/glass-1").json();

        assertThat(bin.get("level").asDouble()).isEqualTo(30);
    }

    @Test
    void whatIsKeptOfABinIsMadeAnewWithItsNextReading() {
        bin(1, "glass-1", "Elberfeld", 24, 62, 30);
        assertThat(api.get("/api/v1/bins/glass-1").json().get("level").asDouble())
                .isEqualTo(30);

        rows.reading(1, now.plusSeconds(1), 31);
        await(now.plusSeconds(2));

        assertThat(api.get("/api/v1/bins/glass-1").json().get("level").asDouble())
                .isEqualTo(31);
    }

    @Test
    void whatIsNoBinIsNotFound() {
        rows.deviceNowhere("gauge").datastream(1, "gauge", "water_level", "cm");

        TestApi.Answer noDevice = api.get("/api/v1/bins/nobody");
        TestApi.Answer noBin = api.get("/api/v1/bins/gauge");

        assertThat(noDevice.status()).isEqualTo(404);
        assertThat(noDevice.json().get("type").asText()).endsWith("unknown-device");
        assertThat(noBin.status()).isEqualTo(404);
        assertThat(noBin.json().get("type").asText()).endsWith("unknown-datastream");
        assertThat(noBin.json().get("field").asText()).isEqualTo("device");
        assertThat(devices("")).isEmpty();
    }

    /**
     * A bin of which the readings of ten weeks are known, every half hour: it fills evenly and is emptied at a level, and
     * has now reached another.
     */
    private void bin(int datastream, String id, String district, double perDay, double emptiedAt, double level) {
        rows.device(id, "Container " + id, district, 51.25, 7.15).datastream(datastream, id, "fill_level", "%");
        double each = perDay / 48;
        double then = level;
        var levels = new ArrayList<Double>();
        for (int i = 0; i < 70 * 48; i++) {
            levels.add(then);
            then -= each;
            if (then < 2) {
                then = emptiedAt;
            }
        }
        rows.levels(datastream, now, HALF_AN_HOUR, levels);
    }

    private static void await(Instant time) {
        Awaitility.await().until(() -> Instant.now().isAfter(time));
    }

    private List<String> devices(String query) {
        var devices = new ArrayList<String>();
        api.get("/api/v1/bins" + query)
                .json()
                .get("items")
                .forEach(bin -> devices.add(bin.get("device").asText()));
        return devices;
    }

    private static Instant time(JsonNode in, String field) {
        return Instant.parse(in.get(field).asText());
    }
}
