package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ids of events mean the same after a restart. */
@Timeout(300)
class LiveResumeIT {

    private static final String LIVE = "/api/v1/live?device=native-1&property=temperature";

    @Test
    void aClientIsToldAfterARestartWhatItMissedBefore(@TempDir Path data) throws Exception {
        String last;
        try (Platform platform = Platform.start(data, Simulator.OFF);
                Gateway gateway = Gateway.connect(platform)) {
            try (HttpClient client = HttpClient.newHttpClient();
                    Stream<String> lines = listen(client, platform.httpUri(), "")) {
                Iterator<String> told = lines.iterator();
                assertThat(next(told, ": ")).isEqualTo("still here");
                say(gateway, 1);
                assertThat(next(told, "event: ")).isEqualTo("reading");
                last = next(told, "id: ");
                assertThat(next(told, "data: ")).contains("\"value\":1.0");
            }
            say(gateway, 2);
            var api = new ApiClient(platform.httpUri(), platform.adminKey());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/api/v1/readings?device=native-1&property=temperature")
                                    .path("points")
                                    .size()
                            == 2);
        }

        try (Platform platform = Platform.start(data, Simulator.OFF);
                Gateway gateway = Gateway.connect(platform);
                HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, platform.httpUri(), last)) {
            Iterator<String> told = lines.iterator();
            assertThat(next(told, "event: ")).isEqualTo("reading");
            assertThat(next(told, "data: ")).contains("\"value\":2.0");
            say(gateway, 3);
            assertThat(next(told, "data: ")).contains("\"value\":3.0");
        }
    }

    private static void say(Gateway gateway, int temperature) throws Exception {
        gateway.publish("talpuls/v1/gateway-1/native-1/up", "{\"temperature\":" + temperature + "}");
    }

    private static Stream<String> listen(HttpClient client, URI platform, String last) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(platform.resolve(LIVE))
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
}
