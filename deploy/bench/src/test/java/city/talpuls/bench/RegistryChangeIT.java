package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.simulator.mqtt.Gateway;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a change of the registry counts on all instances. Devices of both instances of streams speak all the while,
 * each reading is timed by its publication, and its value says how the message was understood.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryChangeIT {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** For how long messages are published after a change: beyond the limit. */
    private static final Duration SPAN = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(25);

    private static final List<String> DEVICES =
            IntStream.range(0, 10).mapToObj("a84041fffe%06x"::formatted).toList();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, String> instances = new TreeMap<>();

    private House house;
    private Gateway gateway;
    private Connection store;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        house = new House(folder, House.WITH_SECOND_INSTANCES, null, House.Stay.BRIEF);
        house.start();
        gateway = new Gateway(house.broker(100), "valley", end);
        gateway.connect(PATIENCE);
        store = house.store();
        await().atMost(PATIENCE).until(() -> house.uplinksOfStreams().keySet().equals(Set.of("streams", "streams-2")));
        put("api", "/codecs/ours", codec("input.bytes[0]"));
        put("api", "/profiles/ours", profile("cm"));
        put("api", "/profiles/others", profile("dm"));
        for (String device : DEVICES) {
            publish(device);
        }
        await().atMost(PATIENCE)
                .until(() -> get("api", "/dead-letters?limit=100").path("items").size() == DEVICES.size());
        Map<String, Set<Integer>> assigned = house.uplinksOfStreams();
        for (JsonNode letter : get("api", "/dead-letters?limit=100").path("items")) {
            int partition = Integer.parseInt(letter.path("id").asText().split("-", 2)[0]);
            assigned.forEach((instance, partitions) -> {
                if (partitions.contains(partition)) {
                    instances.put(letter.path("device").asText(), instance);
                }
            });
        }
        for (String device : DEVICES) {
            put("api", "/devices/" + device, "{\"profile\": \"ours\"}");
        }
        await().atMost(PATIENCE).until(() -> said(Instant.EPOCH).size() == DEVICES.size());
    }

    @AfterAll
    void stop() throws Exception {
        end.countDown();
        if (gateway != null) {
            gateway.close();
        }
        if (store != null) {
            store.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    void aChangeCountsWithinTwoSecondsOnBothInstances() throws Exception {
        assertThat(instances.keySet()).containsExactlyElementsOf(DEVICES);
        assertThat(instances.values()).contains("streams", "streams-2");

        assertThatItCounts(DEVICES, 1_000, 100, "the profile", () -> {
            put("api-2", "/profiles/ours", profile("mm"));
            assertThat(get("api", "/profiles/ours").at("/properties/0/unit").asText())
                    .isEqualTo("mm");
        });
        assertThatItCounts(DEVICES, 100, 101, "the codec", () -> {
            put("api", "/codecs/ours", codec("input.bytes[0] + 1"));
            assertThat(get("api-2", "/codecs/ours").path("source").asText()).contains("+ 1");
        });
        for (String instance : List.of("streams", "streams-2")) {
            String device = DEVICES.stream()
                    .filter(one -> instance.equals(instances.get(one)))
                    .findFirst()
                    .orElseThrow();
            assertThatItCounts(List.of(device), 101, 10_100, "a device of " + instance, () -> {
                put("api-2", "/devices/" + device, "{\"profile\": \"others\"}");
                assertThat(get("api", "/devices/" + device).path("profile").asText())
                        .isEqualTo("others");
            });
        }
    }

    private interface Change {
        void make() throws Exception;
    }

    /** Makes a change while the devices speak, and looks when each was last understood the old way. */
    private void assertThatItCounts(List<String> devices, double before, double after, String what, Change change)
            throws Exception {
        Instant begin = now();
        int spoken = speakUntil(devices, begin.plus(LIMIT));
        Instant asked = now();
        change.make();
        Instant answered = now();
        int all = spoken + speakUntil(devices, answered.plus(SPAN));
        await().atMost(PATIENCE).until(() -> said(begin).size() == all);

        Map<String, Duration> last = new TreeMap<>();
        for (Said one : said(begin)) {
            assertThat(one.value()).isIn(before, after);
            if (one.value() == before) {
                last.merge(instances.get(one.device()), Duration.between(answered, one.at()), RegistryChangeIT::longer);
            }
        }
        System.out.printf(
                "%s: answered after %d ms; last understood the old way %s after the answer%n",
                what, Duration.between(asked, answered).toMillis(), last);
        assertThat(last.values())
                .as("%s: last understood the old way after the answer", what)
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time).isLessThan(LIMIT));
        assertThat(said(answered.plus(LIMIT)))
                .extracting(Said::device)
                .as("who spoke after that")
                .containsAll(devices);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Lets the devices speak in turn; returns how many messages that were. */
    private int speakUntil(List<String> devices, Instant last) throws InterruptedException {
        int spoken = 0;
        while (now().isBefore(last)) {
            publish(devices.get(spoken++ % devices.size()));
            TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
        }
        return spoken;
    }

    private void publish(String device) {
        var event = """
                {"deduplicationId": "%s", "time": "%s", "deviceInfo": {"devEui": "%s"}, "fPort": 2, "data": "ZA=="}""".formatted(UUID.randomUUID(), now(), device);
        gateway.publish(
                "application/city/device/" + device + "/event/up", event.getBytes(StandardCharsets.UTF_8), () -> {});
    }

    /** One byte, 100 here, is a length. */
    private static String codec(String length) {
        return """
                {"form": "javascript", "source": "function decodeUplink(input) { return {data: {length: %s}}; }"}""".formatted(length);
    }

    private static String profile(String unit) {
        return """
                {"name": "Ours", "codec": "ours", "properties": [
                  {"from": "length", "property": "distance", "unit": "%s"}]}""".formatted(unit);
    }

    /** A reading: whose, of a message published when, and what it says. */
    private record Said(String device, Instant at, double value) {}

    private List<Said> said(Instant since) throws SQLException {
        try (var statement = store.prepareStatement("""
                SELECT device, time, value FROM reading JOIN datastream ON datastream.id = datastream
                WHERE property = 'distance' AND time >= ?""")) {
            statement.setTimestamp(1, Timestamp.from(since));
            List<Said> said = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    said.add(new Said(rows.getString(1), rows.getTimestamp(2).toInstant(), rows.getDouble(3)));
                }
            }
            return said;
        }
    }

    private JsonNode get(String part, String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address(part, path)).build());
    }

    private void put(String part, String path, String body) throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(address(part, path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", Files.readString(house.adminKey()).strip())
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI address(String part, String path) {
        return house.http(part).resolve("/api/v1" + path);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request + ": " + answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }
}
