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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is printed of what a platform says, and with which exit code. */
final class VerificationTest {

    private static final String DIFFERENCE = """
            {"kind":"difference","what":"different","device":"dev-1","property":"temperature","interval":"15m",\
            "start":"2026-11-23T12:00:00Z","statistic":"count","stored":3,"recomputed":4}
            """;

    private static final String MISSING = """
            {"kind":"difference","what":"missing","device":"dev-1","property":"temperature","interval":"1h",\
            "start":"2026-11-23T12:00:00Z","statistic":"readings","stored":null,"recomputed":4}
            """;

    private static final String PROGRESS =
            "{\"kind\":\"progress\",\"until\":\"2026-11-23T12:00:00Z\",\"windows\":3,\"readings\":9,\"unsettled\":0}\n";

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    VerificationTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void differencesAreALineEachAndTheExitCode1() throws Exception {
        says(200, PROGRESS + DIFFERENCE + MISSING + summary(2));

        assertThat(verify(null, null)).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "dev-1 temperature 15m 2026-11-23T12:00:00Z different: count is 3, and 4 by the readings",
                        "dev-1 temperature 1h 2026-11-23T12:00:00Z missing: readings is none, and 4 by the readings",
                        "verified 2026-11-23T12:00:00Z to 2026-11-23T13:00:00Z: 5 windows, 20 readings, 2 differences,"
                                + " 1 still changing");
    }

    @Test
    void withoutADifferenceTheExitCodeIs0() throws Exception {
        says(200, PROGRESS + summary(0));

        assertThat(verify("2026-11-23T12:00:00+01:00", "2026-11-24T00:00:00Z")).isZero();
        assertThat(asked).containsExactly("from=2026-11-23T12:00:00%2B01:00&to=2026-11-24T00:00:00Z");
    }

    @Test
    void whatThePlatformRefusesIsSaid() {
        says(400, "{\"detail\":\"a time must have the form 2026-11-23T10:00:00Z\",\"field\":\"from\"}");

        assertThatThrownBy(() -> verify("today", null))
                .isInstanceOf(CannotStart.class)
                .hasMessage("a time must have the form 2026-11-23T10:00:00Z");
    }

    @Test
    void anAnswerWithoutAnEndIsNone() {
        says(200, PROGRESS + DIFFERENCE);

        assertThatThrownBy(() -> verify(null, null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void whatBrokeOffSaysWhy() {
        says(200, PROGRESS + "{\"kind\":\"broken-off\",\"detail\":\"another verification is at work\"}\n");

        assertThatThrownBy(() -> verify(null, null))
                .isInstanceOf(CannotStart.class)
                .hasMessage("another verification is at work");
    }

    private int verify(@Nullable String from, @Nullable String to) throws Exception {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Verification(out, InstantSource.system())
                .verify(new Port(server.getAddress().getPort()), KeyOptions.Key.NONE, from, to);
    }

    private void says(int status, String body) {
        server.createContext("/api/v1/verification", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null) {
                asked.add(query.replace("%3A", ":"));
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String summary(int differences) {
        return """
                {"kind":"summary","from":"2026-11-23T12:00:00Z","to":"2026-11-23T13:00:00Z","windows":5,"readings":20,\
                "differences":%d,"stillChanging":1}
                """.formatted(differences);
    }
}
