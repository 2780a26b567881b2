package city.talpuls.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.sse.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
@Timeout(60)
class LiveIT {

    private final TestApi api;
    private final Audience audience;

    LiveIT(TestApi api) {
        this.api = api;
        this.audience = api.bean(Audience.class);
    }

    @Test
    void aReadingIsAnEvent() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "")) {
            Iterator<String> line = lines.filter(any -> !any.isEmpty()).iterator();
            assertThat(line.next()).isEqualTo(": still here");

            say("dev-1", "temperature", "{\"value\":1}");

            assertThat(line.next()).isEqualTo("event: reading");
            assertThat(line.next()).isEqualTo("data: {\"value\":1}");
        }
    }

    @Test
    void aClientHearsOnlyWhatItAskedFor() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "?device=dev-1&property=temperature")) {
            Iterator<String> data =
                    lines.filter(line -> line.startsWith("data:")).iterator();

            say("dev-2", "temperature", "1");
            say("dev-1", "pressure", "2");
            say("dev-1", "temperature", "3");

            assertThat(data.next()).isEqualTo("data: 3");
        }
    }

    @Test
    void aClientHearsOfWindowsIfItAskedForTheirLength() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "?device=dev-1&interval=15m")) {
            Iterator<String> data =
                    lines.filter(line -> line.startsWith("data:")).iterator();

            say("dev-1", "temperature", "1");
            sayWindow("1h", "2");
            sayWindow("15m", "3");

            assertThat(data.next()).isEqualTo("data: 3");
        }
    }

    @Test
    void eventsComeAtOnceThroughCompressionToo() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(api.uri("/api/v1/live"))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var events = new GZIPInputStream(answer.body())) {
                assertThat(next(events)).contains(": still here");
                say("dev-1", "temperature", "1");
                assertThat(next(events)).contains("data: 1");
            }
        }
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndTheOthersMissNothing() throws IOException, InterruptedException {
        MeterRegistry metrics = api.bean(MeterRegistry.class);
        try (var sleeper = new Socket(
                        InetAddress.getLoopbackAddress(), api.uri("/").getPort());
                HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "?device=reader")) {
            sleeper.getOutputStream()
                    .write("GET /api/v1/live?device=flood HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            await().until(() -> audience.wants(reading("flood", "x")));
            String longText = "1".repeat(10_000);

            await().pollInSameThread().until(() -> {
                for (int i = 0; i < 100; i++) {
                    say("flood", "x", longText);
                }
                say("reader", "x", "2");
                return !audience.wants(reading("flood", "x"));
            });
            say("reader", "x", "3");

            assertThat(metrics.get("talpuls.live.dropped").counter().count()).isEqualTo(1);
            assertThat(lines.filter(line -> line.startsWith("data:")).takeWhile(line -> !line.equals("data: 3")))
                    .isNotEmpty()
                    .containsOnly("data: 2");
            sleeper.setSoTimeout(10_000);
            sleeper.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void aClientThatGoesIsForgotten() throws IOException, InterruptedException {
        try (var client =
                new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
            client.getOutputStream()
                    .write("GET /api/v1/live?device=leaver HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            await().until(() -> audience.wants(reading("leaver", "x")));
        }

        await().until(() -> !audience.wants(reading("leaver", "x")));
    }

    private Stream<String> listen(HttpClient client, String query) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/live" + query)).build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    /** What has arrived, however little that is. */
    private static String next(InputStream events) throws IOException {
        byte[] bytes = new byte[1000];
        int length = events.read(bytes);
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void say(String device, String property, String data) {
        audience.tell(reading(device, property), Event.of(data).name("reading"));
    }

    private void sayWindow(String interval, String data) {
        audience.tell(
                new LiveAggregate(
                        "dev-1",
                        "temperature",
                        null,
                        interval,
                        Instant.EPOCH,
                        0,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Event.of(data).name("aggregate"));
    }

    private static LiveReading reading(String device, String property) {
        return new LiveReading(device, property, null, Instant.EPOCH, 0, "good");
    }
}
