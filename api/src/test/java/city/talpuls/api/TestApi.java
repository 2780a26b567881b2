package city.talpuls.api;

import city.talpuls.model.timescale.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The api as a whole, on a free port, over a real database; Kafka is away. The database is plain PostgreSQL; with {@code
 * -Dtalpuls.test.database=timescale} one with TimescaleDB, or the one whose JDBC address, with user and password, is given
 * instead: all that is in it is lost.
 */
public final class TestApi implements AutoCloseable {

    private static final String DATABASE = "talpuls.test.database";

    private static final String NO_KAFKA = "127.0.0.1:9";

    private static final String TIMESCALE = "timescale";

    private final city.talpuls.model.timescale.@Nullable TestDatabase ours;
    private final EmbeddedServer server;
    private final Jdbi database;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private TestApi(city.talpuls.model.timescale.@Nullable TestDatabase ours, String url, EmbeddedServer server) {
        this.ours = ours;
        this.server = server;
        this.database = Jdbi.create(url);
    }

    /** Starts it, and waits until it answers. */
    public static TestApi start(Map<String, Object> settings) {
        String named = System.getProperty(DATABASE, "");
        var ours = named.startsWith("jdbc:")
                ? null
                : named.equals(TIMESCALE) ? TestDatabases.timescaleForMany() : TestDatabases.plain();
        String url = ours == null ? named : ours.url();
        var all = new HashMap<String, Object>(Map.of(
                "micronaut.server.port",
                "-1",
                "talpuls.database.url",
                url,
                "talpuls.database.username",
                username(url),
                "talpuls.kafka.bootstrap-servers",
                NO_KAFKA));
        all.putAll(settings);
        var api = new TestApi(ours, url, server(all));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/v1/devices").status() == 200);
        return api;
    }

    /** The settings want it beside the address that says it already. */
    private static String username(String url) {
        return url.replaceFirst(".*[?&]user=([^&]*).*", "$1");
    }

    /** Starts only the server. */
    public static EmbeddedServer server(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments("api")
                .properties(settings)
                .run(EmbeddedServer.class);
    }

    /** An empty database, to be filled. */
    public TestDatabase empty() {
        var rows = new TestDatabase(database);
        rows.clear();
        return rows;
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create(server.getURL() + path);
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Override
    public void close() {
        server.close();
        client.close();
        if (ours != null) {
            ours.close();
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, ObjectMapper mapper) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return mapper.readTree(text());
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }
    }
}
