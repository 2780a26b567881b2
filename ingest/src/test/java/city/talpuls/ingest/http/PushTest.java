package city.talpuls.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.ingest.access.PasswordFile;
import city.talpuls.ingest.kafka.FakeKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a network server sees: ingest's HTTP as it is, before a Kafka that confirms everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushTest {

    private static final String UPLINKS = "/api/v1/uplinks?device=kluse";
    private static final String JSON = "application/json";

    private final FakeKafka kafka = FakeKafka.thatConfirms(new SimpleMeterRegistry());
    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var passwords = folder.resolve("passwords");
        new PasswordFile(passwords).add("anna", "sesame");
        var rules = Files.write(
                folder.resolve("acl"),
                List.of(
                        "user anna",
                        "topic write v3/+/devices/+/up",
                        "topic write application/anna/device/+/event/+",
                        "topic write sensor-community/anna/#",
                        "pattern write talpuls/v1/%u/+/up",
                        "topic deny talpuls/v1/anna/secret/up"));
        server = server(
                Map.of("talpuls.access.passwords", passwords.toString(), "talpuls.access.rules", rules.toString()));
    }

    @AfterAll
    void stop() {
        server.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/uplinks?device=kluse, application/json, talpuls/v1/anna/kluse/up, kluse",
        "/api/v1/uplinks?device=kluse, application/senml+json, talpuls/v1/anna/kluse/up, kluse",
        "/api/v1/uplinks?device=kluse, application/senml+cbor, talpuls/v1/anna/kluse/up, kluse",
        "/api/v1/uplinks?device=a%20b, application/json; charset=utf-8, talpuls/v1/anna/a b/up, a b",
        "/api/v1/push/tts/valley@wuppertal/bin-7, application/json, v3/valley@wuppertal/devices/bin-7/up, bin-7",
        "/api/v1/push/chirpstack?event=up, application/json, application/anna/device//event/up, anna",
        "/api/v1/push/chirpstack?event=up, application/octet-stream, application/anna/device//event/up, anna",
        "/api/v1/push/chirpstack?event=status, application/json, application/anna/device//event/status, anna",
        "/api/v1/push/sensor-community, application/json, sensor-community/anna/esp8266-1234567/up, esp8266-1234567"
    })
    void aMessageHasTheTopicThatItWouldHaveHadOnMqtt(String path, String type, String topic, String key) {
        var answer = post(path, type, "anna:sesame", "not even JSON".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).isEqualTo("{\"accepted\":true}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(kafka.uplinks().getLast().source()).isEqualTo(topic);
        assertThat(kafka.uplinks().getLast().payload().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("not even JSON");
        assertThat(kafka.keys()).last().isEqualTo(key);
    }

    @Test
    void bytesThatAreNoTextArriveAsTheyCame() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        assertThat(post("/api/v1/push/chirpstack?event=up", "application/octet-stream", "anna:sesame", bytes)
                        .statusCode())
                .isEqualTo(202);
        assertThat(kafka.uplinks().getLast().payload().bytes()).isEqualTo(bytes);
    }

    @Test
    void aStationWithoutAHeaderIsNamedInItsMessageOnly() throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/push/sensor-community"))
                .header("Content-Type", JSON)
                .header("Authorization", basic("anna:sesame"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(202);
        assertThat(kafka.uplinks().getLast().source()).isEqualTo("sensor-community/anna//up");
    }

    @Test
    void aMessageWithoutBytesIsAMessage() {
        assertThat(post(UPLINKS, JSON, "anna:sesame", new byte[0]).statusCode()).isEqualTo(202);
        assertThat(kafka.uplinks().getLast().payload().size()).isZero();
    }

    @Test
    void aMessageThatIsTooLargeIsCutAndOneThatIsMuchTooLargeIsRefused() {
        assertThat(post(UPLINKS, JSON, "anna:sesame", new byte[1024 * 1024]).statusCode())
                .isEqualTo(202);
        assertThat(kafka.uplinks().getLast().payload().size()).isEqualTo(1024 * 1024);
        assertThat(kafka.uplinks().getLast().payload().bytes()).hasSize(256 * 1024);

        assertProblem(post(UPLINKS, JSON, "anna:sesame", new byte[1024 * 1024 + 1]), 413, "about:blank");
    }

    @ParameterizedTest
    @CsvSource({"anna:wrong", "nobody:sesame", "anna", "''"})
    void whoHasNoLoginIsRefused(String credentials) {
        int before = kafka.uplinks().size();
        var answer = post(UPLINKS, JSON, credentials, new byte[] {1});

        assertProblem(answer, 401, "https://talpuls.city/problems/not-logged-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
        assertThat(kafka.uplinks()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/uplinks",
        "/api/v1/push/tts/a/b",
        "/api/v1/push/chirpstack?event=join",
        "/api/v1/push/sensor-community"
    })
    void withoutAHeaderNoAddressIsOpen(String path) {
        assertProblem(post(path, JSON, null, new byte[] {1}), 401, "https://talpuls.city/problems/not-logged-in");
    }

    @Test
    void aLoginMaySendOnlyWhatTheRulesAllow() {
        assertProblem(
                post("/api/v1/uplinks?device=secret", JSON, "anna:sesame", new byte[] {1}),
                403,
                "https://talpuls.city/problems/not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/uplinks, device",
        "/api/v1/uplinks?device=, device",
        "/api/v1/uplinks?device=a/b, device",
        "/api/v1/uplinks?device=%23, device",
        "/api/v1/push/tts/a%2Fb/c, application",
        "/api/v1/push/tts/a/%00, device",
        "/api/v1/push/chirpstack, event"
    })
    void aParameterThatIsMissingOrCannotBeIsNamed(String path, String field) {
        var answer = post(path, JSON, "anna:sesame", new byte[] {1});

        assertProblem(answer, 400, "https://talpuls.city/problems/bad-parameter");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void otherEventsOfChirpStackArePassedOver() throws Exception {
        int before = kafka.uplinks().size();

        assertThat(post("/api/v1/push/chirpstack?event=integration", JSON, "anna:sesame", new byte[] {1})
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("/api/v1/push/chirpstack?event=x", JSON, "anna:sesame", new byte[] {1})
                        .statusCode())
                .isEqualTo(204);
        assertThat(kafka.uplinks()).hasSize(before);
        assertThat(get("/metrics"))
                .contains("talpuls_ingest_ignored_total{event=\"integration\"} 1.0")
                .contains("talpuls_ingest_ignored_total{event=\"other\"} 1.0");
    }

    @ParameterizedTest
    @CsvSource({"application/octet-stream", "text/plain", "application/xml"})
    void anotherFormOfBodyIsRefused(String type) {
        assertProblem(post(UPLINKS, type, "anna:sesame", new byte[] {1}), 415, "about:blank");
    }

    @Test
    void theDescriptionNamesEveryAddress() throws Exception {
        assertThat(get("/openapi/talpuls-ingest.yml"))
                .contains(
                        "/api/v1/uplinks:",
                        "/api/v1/push/tts/{application}/{device}:",
                        "/api/v1/push/chirpstack:",
                        "/api/v1/push/sensor-community:")
                .doesNotContain("schemas:");
    }

    @Test
    void untilThereIsAPasswordFileTheRefusalSaysWhatToDo() {
        try (var closed = server(Map.of())) {
            var answer = post(closed, UPLINKS, JSON, "anna:sesame", new byte[] {1});

            assertProblem(answer, 401, "https://talpuls.city/problems/not-logged-in");
            assertThat(answer.body()).contains("talpuls.access.passwords").contains("talpuls.access.anonymous");
        }
    }

    @Test
    void anybodyMaySendWhereTheOperatorSaysSo() {
        try (var open = server(Map.of("talpuls.access.anonymous", "true"))) {
            assertThat(post(open, UPLINKS, JSON, null, new byte[] {1}).statusCode())
                    .isEqualTo(202);
            assertThat(kafka.uplinks().getLast().source()).isEqualTo("talpuls/v1/anonymous/kluse/up");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"" + type + "\"").contains("\"status\":" + status);
    }

    private HttpResponse<String> post(String path, String type, @Nullable String credentials, byte[] body) {
        return post(server, path, type, credentials, body);
    }

    private HttpResponse<String> post(
            EmbeddedServer to, String path, String type, @Nullable String credentials, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(to.getURI() + path))
                .header("Content-Type", type)
                .header("X-Sensor", "esp8266-1234567")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (credentials != null) {
            request.header("Authorization", basic(credentials));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + path);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private EmbeddedServer server(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("micronaut.server.port", "-1");
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .environments("ingest")
                .properties(all)
                .singletons(kafka.producer())
                .beanConfigurations(new WithoutServers())
                .run(EmbeddedServer.class);
    }
}
