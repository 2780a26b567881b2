package city.talpuls.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Listens to a device's quarter hours as anybody can, and notes when each was told. */
final class LiveListener implements AutoCloseable {

    private static final String DATA = "data:";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<LateReadingsBenchmark.Window, Long> told = new ConcurrentHashMap<>();
    private final Stream<String> lines;

    /** Returns once it hears. */
    LiveListener(URI api, String device) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        api.resolve("/api/v1/live?interval=15m&property=temperature&device=" + device))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("nobody can listen: " + answer.statusCode());
        }
        this.lines = answer.body();
        Thread.ofVirtual().name("listener").start(this::listen);
    }

    private void listen() {
        try {
            lines.forEach(this::take);
        } catch (UncheckedIOException e) {
            // Closed, by one side or the other: whoever waits for more finds that it does not come.
        }
    }

    private void take(String line) {
        if (!line.startsWith(DATA)) {
            return;
        }
        try {
            var event = json.readTree(line.substring(DATA.length()));
            var window = new LateReadingsBenchmark.Window(
                    Instant.parse(event.path("time").asText()),
                    event.path("count").asLong());
            told.putIfAbsent(window, System.nanoTime());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is not JSON: " + line, e);
        }
    }

    /** When it was told, as {@link System#nanoTime} has it; nothing if it was not yet. */
    Optional<Long> toldAt(LateReadingsBenchmark.Window window) {
        return Optional.ofNullable(told.get(window));
    }

    @Override
    public void close() {
        client.shutdownNow();
        lines.close();
    }
}
