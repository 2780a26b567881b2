package city.talpuls.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the parts say about themselves over HTTP. */
final class Platform {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Path adminKey;

    /** @param adminKey the file with the key for what changes something; it has to be there only then */
    Platform(Path adminKey) {
        this.adminKey = adminKey;
    }

    /** What became of the messages; nothing if api does not answer. */
    Optional<Account> account(URI api) throws InterruptedException {
        return get(api.resolve("/api/v1/accounting"))
                .filter(answer -> answer.path("received").isNumber())
                .map(answer -> new Account(
                        answer.path("received").asLong(),
                        answer.path("stored").asLong(),
                        answer.path("duplicate").asLong(),
                        answer.path("deadLettered").asLong(),
                        answer.path("pending").asLong(),
                        answer.path("balance").asLong()));
    }

    /** How a part says that it is. */
    Health health(URI part) throws InterruptedException {
        return get(part.resolve("/health"))
                .map(answer -> new Health(answer.path("status").asText().equals("UP"), answer.toString()))
                .orElseGet(() -> new Health(false, "no answer"));
    }

    /** How a part says that it is once it is well, or when patience is over. */
    Health awaitHealth(URI part, Duration patience) throws InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        var health = health(part);
        while (!health.isUp() && System.nanoTime() < last) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            health = health(part);
        }
        return health;
    }

    /**
     * How many dead letters there are by reason.
     *
     * @throws IOException if api does not say
     */
    Map<String, Long> deadLetters(URI api) throws IOException, InterruptedException {
        var items = get(api.resolve("/api/v1/dead-letters/counts"))
                .map(answer -> answer.path("items"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new IOException("api does not say how many dead letters there are"));
        var counts = new TreeMap<String, Long>();
        items.forEach(item ->
                counts.merge(item.path("reason").asText(), item.path("total").asLong(), Long::sum));
        return counts;
    }

    /**
     * Registers something.
     *
     * @throws IOException if that is refused
     */
    void put(URI api, String path, JsonNode what) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve("/api/v1/" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-API-Key", key())
                .PUT(HttpRequest.BodyPublishers.ofString(what.toString()))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * Takes something registered away.
     *
     * @throws IOException if that is refused
     */
    void delete(URI api, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve("/api/v1/" + path))
                .timeout(PATIENCE)
                .header("X-API-Key", key())
                .DELETE()
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Pushes a message to ingest; says with what status it was answered. */
    CompletableFuture<Integer> push(URI address, String authorization, String station, byte[] body) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE.multipliedBy(6))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .header("X-Sensor", station)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    /** Has everything that is stored verified, which takes its time. */
    Verdict verify(URI api) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(api.resolve("/api/v1/verification")).build();
        var differences = new ArrayList<String>();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (String text : answer.body().lines().toList()) {
            var line = json.readTree(text);
            switch (line.path("kind").asText()) {
                case "difference" -> differences.add(text);
                case "summary" -> {
                    return new Verdict(
                            differences,
                            line.path("windows").asLong(),
                            line.path("readings").asLong(),
                            line.path("stillChanging").asLong());
                }
                default -> {
                    // How far it is.
                }
            }
        }
        throw new IOException("the verification did not come to an end: " + answer.body());
    }

    /**
     * What a verification found.
     *
     * @param differences between aggregates and their readings, as they were told
     * @param windows how many were looked at
     * @param readings how many they have
     * @param stillChanging how many could not be verified
     */
    record Verdict(List<String> differences, long windows, long readings, long stillChanging) {}

    private String key() throws IOException {
        return Files.readString(adminKey).strip();
    }

    private Optional<JsonNode> get(URI uri) throws InterruptedException {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(json.readTree(answer.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * How a part is.
     *
     * @param isUp whether all goes well
     * @param said all that it says of that
     */
    record Health(boolean isUp, String said) {}

    /** What {@code /accounting} says, in messages. */
    record Account(long received, long stored, long duplicate, long deadLettered, long pending, long balance) {

        boolean isSettled() {
            return pending == 0 && balance == 0;
        }

        long settled() {
            return stored + duplicate + deadLettered;
        }
    }
}
