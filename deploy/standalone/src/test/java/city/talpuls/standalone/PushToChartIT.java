package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a message that is pushed over HTTP to what the API answers, in each format that there is. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushToChartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final HttpClient http = HttpClient.newHttpClient();

    private final Platform platform;
    private final ApiClient api;

    PushToChartIT(Platform platform) {
        this.platform = platform;
        this.api = new ApiClient(platform.httpUri(), platform.adminKey());
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @Test
    void flatJsonAndSenMl() throws Exception {
        accepted("uplinks?device=pushed-1", "application/json", "{\"time\":\"" + now + "\",\"no2\":21.5}");
        accepted("uplinks?device=pushed-2", "application/senml+json", "[{\"n\":\"no2\",\"u\":\"ug/m3\",\"v\":22.5}]");

        assertValue("pushed-1", "no2", 21.5);
        assertValue("pushed-2", "no2", 22.5);
    }

    @Test
    void aWebhookOfTheThingsStack() throws Exception {
        accepted("push/tts/valley/bin-8", "application/json", """
                {"end_device_ids":{"device_id":"bin-8","dev_eui":"A84041FFFF1234BC"},
                 "uplink_message":{"session_key_id":"AYfg","received_at":"%s","decoded_payload":{"fill_level":73}}}""".formatted(now));

        assertValue("a84041ffff1234bc", "fill_level", 73);
    }

    @Test
    void anEventOfChirpStack() throws Exception {
        accepted("push/chirpstack?event=up", "application/json", """
                {"deduplicationId":"3f2b8a0e","time":"%s","deviceInfo":{"devEui":"a84041ffff1234bb"},
                 "object":{"water_level":34.5}}""".formatted(now));

        assertValue("a84041ffff1234bb", "water_level", 34.5);
    }

    @Test
    void aStationOfACitizen() throws Exception {
        accepted("push/sensor-community", "application/json", """
                {"esp8266id":"1234567","sensordatavalues":[{"value_type":"SDS_P1","value":"12.34"}]}""");

        assertValue("esp8266-1234567", "pm10", 12.34);
    }

    @Test
    void beyondTheLimitOfAnyMessageTheStartIsKept() throws Exception {
        accepted("uplinks?device=large", "application/json", "x".repeat(1024 * 1024));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.all("/api/v1/dead-letters?reason=too-large&limit=100", "items"))
                        .anySatisfy(letter -> {
                            assertThat(letter.path("detail").asText())
                                    .isEqualTo("a message of 1048576 bytes, of which the first 262144 are kept");
                            assertThat(Base64.getDecoder()
                                            .decode(letter.path("payload").asText()))
                                    .hasSize(262_144);
                        }));
    }

    @Test
    void aRefusalIsAProblemAlsoWhereApiAnswersBesideIt() throws Exception {
        assertProblem(push("uplinks?device=x", "application/json", "{}", "wrong"), 401);
        assertProblem(push("uplinks", "application/json", "{}", platform.password()), 400);
        assertProblem(push("uplinks?device=x&colour=red", "application/json", "{}", platform.password()), 400);
        assertProblem(push("uplinks?device=x", "text/plain", "{}", platform.password()), 415);
    }

    private void accepted(String path, String type, String body) throws IOException, InterruptedException {
        var answer = push(path, type, body, platform.password());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private HttpResponse<String> push(String path, String type, String body, String password)
            throws IOException, InterruptedException {
        var login = (Platform.GATEWAY + ":" + password).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(platform.httpUri().resolve("/api/v1/" + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private void assertValue(String device, String property, double value) {
        var path = "/api/v1/readings?device=" + device + "&property=" + property + "&interval=raw";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get(path)
                                .path("points")
                                .path(0)
                                .path("value")
                                .asDouble())
                        .isEqualTo(value));
    }
}
