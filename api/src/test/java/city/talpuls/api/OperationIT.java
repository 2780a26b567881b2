package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.store.Database;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class OperationIT {

    private final TestApi api;

    OperationIT(TestApi api) {
        this.api = api;
    }

    @Test
    void healthTellsTheDatabaseFromKafka() {
        TestApi.Answer health = api.get("/health");

        assertThat(health.status()).isEqualTo(503);
        JsonNode details = health.json().get("details");
        assertThat(details.get("database").get("status").asText()).isEqualTo("UP");
        assertThat(details.get("kafka").get("status").asText()).isEqualTo("DOWN");
    }

    @Test
    void thereIsNoAccountingWithoutKafka() {
        TestApi.Answer answer = api.get("/api/v1/accounting");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/kafka-away");
    }

    @Test
    void withoutADatabaseTheServerStartsAndSaysSo() throws IOException, InterruptedException {
        try (EmbeddedServer server = TestApi.server(Map.of(
                        "micronaut.server.port", "-1",
                        "talpuls.database.url", "jdbc:postgresql://127.0.0.1:9/talpuls",
                        "talpuls.kafka.bootstrap-servers", "127.0.0.1:9"));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.getURL() + "/api/v1/devices"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("https://talpuls.city/problems/database-away");
        }
    }

    @Test
    void aFaultOfOursIsToldWithAnIdAndNothingElse() {
        api.empty().without("progress", () -> {
            TestApi.Answer answer = api.get("/api/v1/accounting");

            assertThat(answer.status()).isEqualTo(500);
            JsonNode problem = answer.json();
            assertThat(problem.get("type").asText()).isEqualTo("https://talpuls.city/problems/unexpected");
            assertThat(problem.get("id").asText()).hasSize(36);
            assertThat(answer.text()).doesNotContain("progress", "SQL", "Exception");
        });
    }

    @Test
    void aQuestionThatTakesTooLongIsEnded() {
        api.empty().locked("device", () -> {
            TestApi.Answer answer = api.get("/api/v1/devices");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/too-slow");
        });
    }

    @Test
    void metricsAreInPrometheusForm() {
        api.get("/api/v1/devices");

        TestApi.Answer metrics = api.get("/metrics");

        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.text())
                .contains("# TYPE http_server_requests_seconds")
                .contains("talpuls_live_clients")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theInterfaceIsDescribed() {
        TestApi.Answer description = api.get("/openapi/talpuls.yml");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.text()).contains("/api/v1/readings.csv:", "application/problem+json", "/api/v1/live:");
    }

    @Test
    void theDescriptionIsShownInABrowserWithAndWithoutASlash() {
        assertThat(api.get("/api").status()).isEqualTo(301);
        assertThat(api.get("/api").header("Location")).isEqualTo("api/");
        assertThat(api.get("/api/").header("Content-Type")).startsWith("text/html");
        Matcher library = Pattern.compile("\\.\\./(webjars/[^\"]+)")
                .matcher(api.get("/api/").text());
        assertThat(library.results().map(found -> found.group(1)))
                .hasSize(2)
                .allSatisfy(path -> assertThat(api.get("/" + path).status()).isEqualTo(200));
        assertThat(api.get("/api/contract.js").text()).contains("openapi/talpuls.yml");
    }

    @Test
    void theLibrariesOfThePageAreServed() {
        assertThat(api.get("/webjars/leaflet/1.9.4/dist/leaflet.js").status()).isEqualTo(200);
        assertThat(api.get("/webjars/uplot/1.6.30/dist/uPlot.iife.min.js").status())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerTellsBrowsersWhatIsAllowed() {
        for (String path : new String[] {
            "/api/v1/map", "/api/v1/devices?limit=0", "/nothing", "/health", "/webjars/leaflet/1.9.4/dist/leaflet.js"
        }) {
            TestApi.Answer answer = api.get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .isEqualTo(
                            "default-src 'self'; img-src 'self' data: https://*.tiles.example.org; object-src 'none';"
                                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void noQuestionOfTheApiIsWithoutATimeLimitAndWhatAnalystsExamineHasALongerOne() {
        Database database = api.bean(Database.class);

        assertThat(database.ask(OperationIT::timeLimit)).isEqualTo("3s");
        assertThat(database.change(OperationIT::timeLimit)).isEqualTo("3s");
        assertThat(database.examine(OperationIT::timeLimit)).isEqualTo("10min");
    }

    private static String timeLimit(Handle handle) {
        return handle.createQuery("SHOW statement_timeout").mapTo(String.class).one();
    }

    @Test
    void theMapHasTheTilesOfTheSettings() {
        assertThat(api.get("/api/v1/map").text())
                .isEqualTo(
                        "{\"tiles\":{\"url\":\"https://{s}.tiles.example.org/{z}/{x}/{y}.png\",\"attribution\":\"\"}}");
    }

    @Test
    void longAnswersAreCompressedForWhoWantsIt() throws IOException, InterruptedException {
        TestDatabase rows = api.empty();
        for (int i = 0; i < 50; i++) {
            rows.deviceNowhere("dev-" + i);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(api.uri("/api/v1/devices"))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(answer.body().length).isLessThan(1500);
        }
    }

    @Test
    void anAnswerOfManyPiecesIsWholeCompressedOrNot() throws IOException, InterruptedException {
        TestDatabase rows = api.empty();
        String name = "Döppersberg ".repeat(300);
        for (int i = 1; i <= 100; i++) {
            rows.device("dev-" + i, name + i, "Elberfeld", 51.25, 7.15)
                    .datastream(i, "dev-" + i, "temperature", "Cel")
                    .reading(i, Instant.EPOCH, i);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> plain = latest(client, "GET", "identity");
            HttpResponse<byte[]> compressed = latest(client, "GET", "gzip");

            assertThat(plain.body().length).isGreaterThan(300_000);
            assertThat(plain.headers().firstValueAsLong("Content-Length")).hasValue(plain.body().length);
            assertThat(new ObjectMapper().readTree(plain.body()).get("features"))
                    .hasSize(100);
            assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                    .isEqualTo(plain.body());
            assertThat(latest(client, "HEAD", "identity"))
                    .satisfies(head -> assertThat(head.statusCode()).isEqualTo(200))
                    .satisfies(head -> assertThat(head.body()).isEmpty())
                    .satisfies(head -> assertThat(head.headers().firstValue("ETag"))
                            .isEqualTo(plain.headers().firstValue("ETag")));
        }
    }

    private HttpResponse<byte[]> latest(HttpClient client, String method, String encoding)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(api.uri("/api/v1/latest"))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
