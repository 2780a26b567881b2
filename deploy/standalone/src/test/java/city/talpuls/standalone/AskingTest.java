package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of a platform, and what is printed of what it says. */
final class AskingTest {

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final List<String> signed = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    AskingTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRedecodingIsFollowedUntilItIsDone() throws Exception {
        says(
                202,
                "{\"id\":\"17\",\"messages\":3,\"waiting\":3,\"done\":false}",
                "{\"id\":\"17\",\"messages\":3,\"waiting\":1,\"done\":false}",
                "{\"id\":\"17\",\"messages\":3,\"waiting\":0,\"done\":true}");

        assertThat(asking().redecode("kluse", "2026-11-23T10:00:00Z", "2026-11-24T00:00:00Z"))
                .isZero();
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/redecodings {\"device\":\"kluse\",\"from\":\"2026-11-23T10:00:00Z\","
                                + "\"to\":\"2026-11-24T00:00:00Z\"}",
                        "GET /api/v1/redecodings/17 ",
                        "GET /api/v1/redecodings/17 ");
        assertThat(lines())
                .containsExactly(
                        "... messages to read again: 3",
                        "... messages to read again: 1",
                        "read again: 3 messages of kluse");
    }

    @Test
    void ofAnErasureWhatIsGoneIsSaid() throws Exception {
        says(
                202,
                "{\"id\":\"18\",\"done\":false,\"erased\":{}}",
                "{\"id\":\"18\",\"done\":true,\"erased\":{\"readings\":12,\"uplinks\":7}}");

        assertThat(asking().erase("kluse:1")).isZero();
        assertThat(asked).containsExactly("DELETE /api/v1/devices/kluse%3A1?erase=true ", "GET /api/v1/erasures/18 ");
        assertThat(signed).containsExactly("Bearer tp_x", "Bearer tp_x");
        assertThat(lines()).last().isEqualTo("erased: kluse:1 (12 readings, 7 uplinks)");
    }

    @Test
    void whatThePlatformRefusesIsSaid() {
        says(404, "{\"detail\":\"there is no device 'nobody'\",\"field\":\"id\"}");

        assertThatThrownBy(() -> asking().erase("nobody"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("there is no device 'nobody'");
    }

    private Asking asking() {
        return new Asking(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new Port(server.getAddress().getPort()),
                new KeyOptions.Key("tp_x"),
                Duration.ofMillis(1));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void says(int status, String... bodies) {
        answers.addAll(List.of(bodies));
        server.createContext("/", exchange -> {
            signed.add(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked.size() == 1 ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
