package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who writes without signing in, where the one who runs the platform has opened SensorThings for tests. */
@ExtendWith(RunningApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensorThingsOpenIT {

    private static final String SETTING = "talpuls.sensorthings.write";
    private static final String THINGS = "/sensorthings/v1.1/Things";
    private static final String THING = "{\"name\": \"Gauge\", \"description\": \"x\"}";

    private final TestApi api;
    private final TestDatabase rows;
    private final EmbeddedServer open;

    SensorThingsOpenIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
        this.open = api.again(Map.of(SETTING, "anonymous", "talpuls.api.anonymous", "reader"));
    }

    @AfterAll
    void close() {
        open.close();
    }

    @Test
    void whoeverIsOnThisMachineWritesAndIsNoted() {
        assertThat(api.sendAsItIs(post(THINGS, THING).build()).status()).isEqualTo(201);

        assertThat(rows.text("SELECT caller || ' ' || status FROM audit WHERE path = '" + THINGS + "' LIMIT 1"))
                .isEqualTo("anonymous 201");
    }

    @Test
    void whatAProxyPassesOnDoesNot() {
        assertThat(api.sendAsItIs(post(THINGS, THING)
                                .header("X-Forwarded-For", "192.0.2.7")
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nothingElseIsOpen() {
        assertThat(api.sendAsItIs(post("/api/v1/devices", "{\"id\": \"dev-1\"}").build())
                        .status())
                .isEqualTo(401);
        rows.device("dev-1", "Gauge", "Elberfeld", 51.257, 7.149);
        String thing = rows.text("SELECT id::text FROM sta_thing WHERE device = 'dev-1'");
        assertThat(api.sendAsItIs(request(THINGS + "(" + thing + ")").DELETE().build())
                        .status())
                .as("erasing a device")
                .isEqualTo(403);
    }

    @Test
    void aServerThatOthersReachDoesNotStartSo() {
        assertThatThrownBy(() -> TestApi.server(Map.of(
                        SETTING, "anonymous", "micronaut.server.host", "0.0.0.0", "micronaut.server.port", "-1")))
                .rootCause()
                .hasMessageContaining(SETTING)
                .hasMessageContaining("micronaut.server.host")
                .hasMessageContaining("0.0.0.0");
    }

    @Test
    void aWordThatIsNeitherStopsTheStart() {
        assertThatThrownBy(() -> TestApi.server(Map.of(SETTING, "everybody", "micronaut.server.port", "-1")))
                .rootCause()
                .hasMessageContaining(SETTING)
                .hasMessageContaining("everybody");
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + open.getPort() + path))
                .header("Content-Type", "application/json");
    }
}
