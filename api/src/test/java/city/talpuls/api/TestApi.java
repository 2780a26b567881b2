package city.talpuls.api;

import city.talpuls.api.access.Role;
import city.talpuls.api.keys.AdminKeys;
import city.talpuls.model.timescale.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /** Nobody waits long for what is away. */
    private static final String PATIENCE = "200ms";

    private static final String TIMESCALE = "timescale";

    private final city.talpuls.model.timescale.@Nullable TestDatabase ours;
    private final EmbeddedServer server;
    private final Jdbi database;
    private final AdminKeys keys;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private @Nullable String key;

    private TestApi(city.talpuls.model.timescale.@Nullable TestDatabase ours, String url, EmbeddedServer server) {
        this.ours = ours;
        this.server = server;
        this.database = Jdbi.create(url);
        this.keys = new AdminKeys(url, username(url), "");
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
                NO_KAFKA,
                "talpuls.kafka.patience",
                PATIENCE));
        all.putAll(settings);
        var api = new TestApi(ours, url, server(all));
        api.awaitReady(api.server);
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

    /** Sends it as an admin, unless it says itself who asks. */
    public Answer send(HttpRequest request) {
        if (request.headers().map().containsKey("X-API-Key")
                || request.headers().map().containsKey("Authorization")) {
            return sendAsItIs(request);
        }
        return sendAsItIs(HttpRequest.newBuilder(request, (name, value) -> true)
                .header("X-API-Key", adminKey())
                .build());
    }

    /** The key of an admin, who is the same for all tests. */
    public synchronized String adminKey() {
        if (key == null) {
            try {
                key = keys.make("tests", Instant.now()).text();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return key;
    }

    /** A new key of that role, for these parts of the API; for all if there are none. */
    public String key(Role role, List<String> scopes) {
        return key(role, scopes, List.of());
    }

    /** A new key of whoever has these devices. */
    public String ownersKey(List<String> devices) {
        return key(Role.READER, List.of(), devices);
    }

    private String key(Role role, List<String> scopes, List<String> devices) {
        Answer made = send(HttpRequest.newBuilder(uri("/api/v1/keys"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.createObjectNode()
                        .put("name", "test")
                        .put("role", role.toString())
                        .<ObjectNode>set("scopes", json.valueToTree(scopes))
                        .set("devices", json.valueToTree(devices))
                        .toString()))
                .build());
        return made.json().get("key").asText();
    }

    /** Lets a key end a minute ago. */
    public void expire(String key) {
        database.useHandle(handle ->
                handle.execute("UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE id = ?", idOf(key)));
    }

    public void revoke(String key) {
        send(HttpRequest.newBuilder(uri("/api/v1/keys/" + idOf(key))).DELETE().build());
    }

    /** The id in a key. */
    public static String idOf(String key) {
        return key.split("_", 3)[1];
    }

    /** A further server on the same database, set otherwise, once it is ready. */
    public EmbeddedServer again(Map<String, Object> settings) {
        EmbeddedServer another = begin(settings);
        awaitReady(another);
        return another;
    }

    /** The same, which may not be ready yet. */
    EmbeddedServer begin(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(Map.of(
                "micronaut.server.port",
                "-1",
                "talpuls.database.url",
                keys.url(),
                "talpuls.database.username",
                keys.username(),
                "talpuls.kafka.bootstrap-servers",
                NO_KAFKA,
                "talpuls.kafka.patience",
                PATIENCE));
        all.putAll(settings);
        return server(all);
    }

    /** Waits until it has its database. */
    void awaitReady(EmbeddedServer another) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sendAsItIs(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + another.getPort() + "/health"))
                                        .build())
                        .json()
                        .at("/details/database/status")
                        .asText()
                        .equals("UP"));
    }

    public Answer sendAsItIs(HttpRequest request) {
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
