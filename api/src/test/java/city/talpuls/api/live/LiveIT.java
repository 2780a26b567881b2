package city.talpuls.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import city.talpuls.api.access.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
@Timeout(60)
class LiveIT {

    /** As many as one instance is to have. */
    private static final int CLIENTS = 1_000;

    private static final long MEGABYTE = 1 << 20;

    /** Twice what Netty queues for a connection before it asks for no more. */
    private static final long PER_CLIENT = 128 * 1024;

    private final TestApi api;
    private final Audience audience;
    private final TestDatabase rows;

    LiveIT(TestApi api) {
        this.api = api;
        this.audience = api.bean(Audience.class);
        this.rows = api.empty();
        if (audience.position() == null) {
            audience.begin(new Mark(List.of(0L)), new Mark(List.of(0L)));
        }
    }

    @Test
    void aReadingIsAnEvent() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "")) {
            Iterator<String> line = lines.filter(any -> !any.isEmpty()).iterator();
            assertThat(line.next()).isEqualTo(": still here");
            assertThat(line.next()).isEqualTo("retry: 3000");
            assertThat(line.next()).startsWith("id: ");

            say("dev-1", "temperature", "{\"value\":1}");

            assertThat(line.next()).isEqualTo("event: reading");
            assertThat(line.next()).isEqualTo("id: " + here().text());
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
        double droppedBefore = dropped();
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

            assertThat(dropped() - droppedBefore).isEqualTo(1);
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

    @Test
    void whoComesBackIsToldWhatItMissedAndThenGoesOn() throws IOException, InterruptedException {
        Mark last = here();
        say("dev-1", "temperature", "1");
        say("dev-2", "temperature", "2");
        say("dev-1", "temperature", "3");

        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = comeBack(client, "?device=dev-1,dev-3", last)) {
            Iterator<String> told = lines.filter(line -> line.startsWith("data:") || line.startsWith("id:"))
                    .iterator();
            assertThat(told.next()).isEqualTo("id: " + last.text());
            assertThat(told.next())
                    .isEqualTo("id: " + last.after(0, last.next(0)).text());
            assertThat(told.next()).isEqualTo("data: 1");
            assertThat(told.next()).isEqualTo("id: " + here().text());
            assertThat(told.next()).isEqualTo("data: 3");

            say("dev-3", "temperature", "4");

            assertThat(told.next()).isEqualTo("id: " + here().text());
            assertThat(told.next()).isEqualTo("data: 4");
        }
    }

    /** Another instance may have told it of what this one has yet to hear. */
    @Test
    void whoHasHeardMoreIsNotToldTwice() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = comeBack(client, "", here().after(0, here().next(0)))) {
            Iterator<String> data =
                    lines.filter(line -> line.startsWith("data:")).iterator();

            say("dev-1", "temperature", "1");
            say("dev-1", "temperature", "2");

            assertThat(data.next()).isEqualTo("data: 2");
        }
    }

    @Test
    void whoMissedMoreThanIsRememberedIsToldSo() throws IOException, InterruptedException {
        Mark last = here();
        for (int i = 0; i <= Recent.RECORDS; i++) {
            say("dev-1", "temperature", "1");
        }

        for (Mark mark : List.of(last, new Mark(List.of(1L, 2L)), new Mark(List.of(Long.MAX_VALUE / 2)))) {
            try (HttpClient client = HttpClient.newHttpClient();
                    Stream<String> lines = comeBack(client, "", mark)) {
                Iterator<String> told = lines.filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                        .iterator();
                assertThat(told.next()).isEqualTo("event: gap");
                assertThat(told.next()).contains("/api/v1/readings");

                say("dev-1", "temperature", "2");

                assertThat(told.next()).isEqualTo("event: reading");
                assertThat(told.next()).isEqualTo("data: 2");
            }
        }
    }

    @Test
    void whereTheTopicsBeginAnewEveryListenerIsToldOfTheGap() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "?device=dev-1")) {
            Iterator<String> told = lines.filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                    .iterator();
            Mark elsewhere = new Mark(List.of(here().next(0) + 1_000));

            audience.begin(elsewhere, elsewhere);
            say("dev-1", "temperature", "1");

            assertThat(told.next()).isEqualTo("event: gap");
            told.next();
            assertThat(told.next()).isEqualTo("event: reading");
            assertThat(told.next()).isEqualTo("data: 1");
        }
    }

    @Test
    void aClientHearsOfAPartOfTheCity() throws IOException, InterruptedException {
        rows.device("dev-1", "a", "Barmen", 51.27, 7.2)
                .device("dev-2", "b", "Vohwinkel", 51.23, 7.07)
                .deviceNowhere("dev-3");

        for (String place : List.of("?district=Vohwinkel", "?bbox=7.0,51.2,7.1,51.3")) {
            try (HttpClient client = HttpClient.newHttpClient();
                    Stream<String> lines = listen(client, place)) {
                Iterator<String> data =
                        lines.filter(line -> line.startsWith("data:")).iterator();

                say("dev-1", "temperature", "1");
                say("dev-3", "temperature", "3");
                say("dev-2", "temperature", "2");

                assertThat(data.next()).isEqualTo("data: 2");
            }
        }
        assertThat(api.get("/api/v1/live?device=dev-1&district=Barmen")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("district");
    }

    @Test
    @Timeout(240)
    void allHearEveryEventInBoundedMemoryWhileOneInTwentyDoesNotRead() throws Exception {
        int sleepers = CLIENTS / 20;
        int readers = CLIENTS - sleepers;
        int events = 1_000;
        double droppedBefore = dropped();
        var memory = new LongAccumulator(Math::max, PlatformDependent.usedDirectMemory());
        var sockets = new ArrayList<Socket>();
        var heard = new ConcurrentHashMap<Integer, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                int reader = i;
                Socket socket = connect("crowd");
                sockets.add(socket);
                threads.execute(() -> heard.put(reader, inOrder(socket, events)));
            }
            for (int i = 0; i < sleepers; i++) {
                sockets.add(connect("flood"));
            }
            MeterRegistry metrics = api.bean(MeterRegistry.class);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> metrics.get("talpuls.live.clients").gauge().value() >= readers + sleepers);
            String longText = "1".repeat(10_000);

            for (int i = 0; i < events; i++) {
                say("crowd", "x", Integer.toString(i));
                say("flood", "x", longText);
                memory.accumulate(PlatformDependent.usedDirectMemory());
            }
            await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(() -> {
                for (int i = 0; i < 200; i++) {
                    say("flood", "x", longText);
                }
                memory.accumulate(PlatformDependent.usedDirectMemory());
                return dropped() - droppedBefore >= sleepers;
            });
            await().atMost(Duration.ofMinutes(3)).until(() -> {
                memory.accumulate(PlatformDependent.usedDirectMemory());
                return heard.size() == readers;
            });

            assertThat(heard.values()).containsOnly(events);
            assertThat(dropped() - droppedBefore).isEqualTo(sleepers);
            assertThat(memory.get()).isLessThan(16 * MEGABYTE + CLIENTS * PER_CLIENT);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private double dropped() {
        return api.bean(MeterRegistry.class)
                .get("talpuls.live.dropped")
                .counter()
                .count();
    }

    private Socket connect(String device) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), api.uri("/").getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/live?device=" + device + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** How many events come that are numbered one after the other. */
    private static int inOrder(Socket socket, int events) {
        try {
            return read(socket, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(Socket socket, int events) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_000);
        int next = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                if (!line.equals("data: " + next)) {
                    return -1;
                }
                next++;
                if (next == events) {
                    return next;
                }
            }
        }
        return next;
    }

    private Stream<String> comeBack(HttpClient client, String query, Mark last)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/live" + query))
                                .header("Last-Event-ID", last.text())
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    @Test
    void whoDoesNotSignInHearsNothingOfInternalDevices() throws IOException, InterruptedException {
        rows.device("quiet", "Quiet", "Elberfeld", 51.25, 7.15)
                .meddled("UPDATE device SET visibility = 'internal' WHERE id = 'quiet'");
        api.bean(InternalDevices.class).look();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> anonymous = listen(client, "");
                Stream<String> byName = listen(client, "?device=quiet,dev-1");
                Stream<String> stranger = listen(client, "", api.ownersKey(List.of("dev-1")));
                Stream<String> owner = listen(client, "", api.ownersKey(List.of("quiet")));
                Stream<String> reader = listen(client, "", api.key(Role.READER, List.of()))) {
            Mark before = here();
            say("quiet", "temperature", "1");
            say("dev-1", "temperature", "2");

            for (Stream<String> lines : List.of(anonymous, byName, stranger)) {
                assertThat(data(lines).next()).isEqualTo("data: 2");
            }
            for (Stream<String> lines : List.of(owner, reader)) {
                Iterator<String> data = data(lines);
                assertThat(data.next()).isEqualTo("data: 1");
                assertThat(data.next()).isEqualTo("data: 2");
            }
            try (Stream<String> lines = comeBack(client, "", before)) {
                assertThat(data(lines).next())
                        .as("of what it missed while it was away")
                        .isEqualTo("data: 2");
            }
        }
    }

    @Test
    void aDeviceThatIsHiddenIsHeardNoMore() throws IOException, InterruptedException {
        rows.device("quiet", "Quiet", "Elberfeld", 51.25, 7.15);
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = listen(client, "")) {
            Iterator<String> data = data(lines);
            say("quiet", "temperature", "1");
            assertThat(data.next()).isEqualTo("data: 1");

            rows.meddled("UPDATE device SET visibility = 'internal' WHERE id = 'quiet'");
            api.bean(InternalDevices.class).look();
            say("quiet", "temperature", "2");
            say("dev-1", "temperature", "3");

            assertThat(data.next()).isEqualTo("data: 3");
        }
    }

    private static Iterator<String> data(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:")).iterator();
    }

    private Stream<String> listen(HttpClient client, String query, String key)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/live" + query))
                                .header("X-API-Key", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
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
        tell(new Word("reading", reading(device, property), () -> data));
    }

    private void sayWindow(String interval, String data) {
        var window = new LiveAggregate(
                "dev-1", "temperature", null, interval, Instant.EPOCH, 0, 1, null, null, null, null, null, null);
        tell(new Word("aggregate", window, () -> data));
    }

    /** Tells what is in the next record. */
    private void tell(Word... words) {
        audience.tell(new Heard(0, here().next(0), 100, () -> List.of(words)));
    }

    private Mark here() {
        return Objects.requireNonNull(audience.position());
    }

    private static LiveReading reading(String device, String property) {
        return new LiveReading(device, property, null, Instant.EPOCH, 0, "good");
    }
}
