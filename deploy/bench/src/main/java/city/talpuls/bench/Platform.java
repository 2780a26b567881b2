package city.talpuls.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What the parts say about themselves over HTTP. */
final class Platform {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

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

    /** The word for how a part is; nothing if it does not answer. */
    Optional<String> health(URI part) throws InterruptedException {
        return get(part.resolve("/health")).map(answer -> answer.path("status").asText());
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
