package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the platform starts, says where it is, ends, and what clients have of it after a restart. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StandaloneIT {

    private static final String LIVE = "/api/v1/live?device=native-1&property=temperature";

    @TempDir
    private static Path folder;

    private static Platform platform;

    /** The id of the last event of which a client was told before the stop. */
    private static String told = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        platform = Platform.start(folder.resolve("data"), Simulator.OFF);
    }

    @AfterAll
    static void end() throws IOException {
        platform.close();
    }

    @Test
    @Order(1)
    void saysWhereItIsAndThatIsTrue() throws IOException {
        assertThat(platform.said())
                .anyMatch(line -> line.matches("ready in \\d+ s"))
                .contains(
                        "  page   " + platform.httpUri(),
                        "  MQTT   " + platform.mqttUri(),
                        "  key    " + platform.data().resolve("admin-key") + ", an admin's")
                .noneMatch(line -> line.contains(platform.adminKey()));
        assertThat(status("health")).isEqualTo(200);
        assertThat(status("api/v1/devices")).isEqualTo(200);
        assertThat(folder.resolve("data/logs/talpuls.log")).isNotEmptyFile();
    }

    @Test
    @Order(2)
    void aSecondOneOnTheSameFolderIsToldWhoHoldsIt() throws IOException {
        var second = Platform.command("up", "--data", platform.data().toString());

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.said())
                .containsExactly("talpuls: the data folder " + platform.data()
                        + " is in use by another Talpuls (process " + platform.pid() + ")");
    }

    @Test
    @Order(3)
    void recipientsAreToldOverItsOwnBrokerUnderTopicsOfAlertsOnly() {
        var api = new ApiClient(platform.httpUri(), platform.adminKey());

        assertThat(trial(api, "board", "talpuls/alerts/board")).isEqualTo("delivered null");
        assertThat(trial(api, "forger", "talpuls/v1/gateway/device/up"))
                .isEqualTo("waiting the broker refused it (reason code 135)");
    }

    /** What becomes of a trial: its state and its last error. */
    private static String trial(ApiClient api, String recipient, String topic) {
        api.put(
                "api/v1/recipients/" + recipient,
                "{\"name\": \"x\", \"channel\": \"mqtt\", \"address\": \"" + topic + "\"}");
        String id =
                api.post("api/v1/recipients/" + recipient + "/test").get("id").asText();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var delivery = api.get("api/v1/deliveries/" + id);
            return !delivery.get("settledAt").isNull()
                    || !delivery.get("lastError").isNull();
        });
        var delivery = api.get("api/v1/deliveries/" + id);
        return delivery.get("state").asText() + " " + delivery.get("lastError").asText();
    }

    @Test
    @Order(4)
    void aClientIsToldOfReadingsUntilItGoes() throws Exception {
        try (Gateway gateway = Gateway.connect(platform)) {
            try (HttpClient client = HttpClient.newHttpClient();
                    Stream<String> lines = listen(client, "")) {
                Iterator<String> heard = lines.iterator();
                assertThat(next(heard, ": ")).isEqualTo("still here");
                say(gateway, 1);
                assertThat(next(heard, "event: ")).isEqualTo("reading");
                told = next(heard, "id: ");
                assertThat(next(heard, "data: ")).contains("\"value\":1.0");
            }
            say(gateway, 2);
            var api = new ApiClient(platform.httpUri(), platform.adminKey());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/api/v1/readings?device=native-1&property=temperature")
                                    .path("points")
                                    .size()
                            == 2);
        }
    }

    private static void say(Gateway gateway, int temperature) throws MqttException {
        gateway.publish("talpuls/v1/gateway-1/native-1/up", "{\"temperature\":" + temperature + "}");
    }

    private static Stream<String> listen(HttpClient client, String last) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(platform.httpUri().resolve(LIVE))
                                .header("Last-Event-ID", last)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    /** What follows on the next line that begins so. */
    private static String next(Iterator<String> lines, String start) {
        while (true) {
            String line = lines.next();
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
    }

    @Test
    @Order(5)
    void isStoppedByDownWhichWaitsForItsEnd() throws IOException {
        var down = Platform.command("down", "--data", platform.data().toString());

        assertThat(down.said()).singleElement().asString().matches("stopped in \\d+ s");
        assertThat(ProcessHandle.of(platform.pid())).isEmpty();
        assertThat(platform.data().resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(6)
    void downSaysSoWhereThereIsNone() throws IOException {
        var down = Platform.command("down", "--data", platform.data().toString());

        assertThat(down.exitCode()).isZero();
        assertThat(down.said()).containsExactly("no Talpuls runs on " + platform.data());
    }

    @Test
    @Order(7)
    void startsAgainAlthoughItsMemoryIsBrokenAndTellsTheClientWhatItMissed() throws Exception {
        String key = platform.adminKey();
        assertThat(breakMemory()).isPositive();
        platform.restart();

        assertThat(status("health")).isEqualTo(200);
        assertThat(platform.adminKey()).isEqualTo(key);
        try (Gateway gateway = Gateway.connect(platform);
                HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, told)) {
            Iterator<String> heard = lines.iterator();
            assertThat(next(heard, "event: ")).isEqualTo("reading");
            assertThat(next(heard, "data: ")).contains("\"value\":2.0");
            say(gateway, 3);
            assertThat(next(heard, "data: ")).contains("\"value\":3.0");
        }
        platform.stop();
        assertThat(platform.said().getLast()).matches("stopping ... done in \\d+ s");
    }

    /** Leaves the stores of the topology as a process may that was killed while it threw them away; returns how many. */
    private static long breakMemory() throws IOException {
        try (Stream<Path> files = Files.walk(platform.data().resolve("streams"))) {
            List<Path> manifests = files.filter(
                            file -> file.getFileName().toString().startsWith("MANIFEST-"))
                    .toList();
            for (Path manifest : manifests) {
                Files.delete(manifest);
            }
            return manifests.size();
        }
    }

    @Test
    @Order(8)
    void detachedItRunsOnWhenTheCommandThatStartedItHasReturned() throws IOException {
        var http = free();
        var up = Platform.command(
                "up",
                "--detach",
                "--data",
                platform.data().toString(),
                "--http-port",
                http,
                "--mqtt-port",
                free(),
                "--simulator",
                "off");

        try {
            assertThat(up.exitCode()).isZero();
            assertThat(up.said()).anyMatch(line -> line.matches("ready in \\d+ s"));
            assertThat(status(URI.create("http://127.0.0.1:" + http + "/health")))
                    .isEqualTo(200);
            whoHasTheFolderCanMakeAKeyAndTheCommandsAskWithIt(http);
        } finally {
            assertThat(Platform.command("down", "--data", platform.data().toString())
                            .exitCode())
                    .isZero();
        }
    }

    private static void whoHasTheFolderCanMakeAKeyAndTheCommandsAskWithIt(String http) throws IOException {
        String before = platform.adminKey();
        String data = platform.data().toString();

        var made = Platform.command("key", "--data", data);
        var erased = Platform.command("erase", "--device", "nobody", "--http-port", http, "--data", data);
        var refused =
                Platform.command("erase", "--device", "nobody", "--http-port", http, "--data", data + "-of-nobody");

        assertThat(made.exitCode()).as(made.said().toString()).isZero();
        assertThat(made.said()).containsExactly("an admin's key is in " + data + "/admin-key");
        assertThat(platform.adminKey()).isNotEqualTo(before);
        assertThat(erased.said()).containsExactly("talpuls: there is no device 'nobody'");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said()).singleElement().asString().contains("this needs the role operator");
    }

    private static int status(String path) throws IOException {
        return status(platform.httpUri().resolve(path));
    }

    private static int status(URI address) throws IOException {
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    }

    private static String free() throws IOException {
        return Integer.toString(FreePort.find());
    }
}
