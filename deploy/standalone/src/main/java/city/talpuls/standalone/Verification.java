package city.talpuls.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has a running platform verify what it stored, and prints what it says while it says it. */
final class Verification {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_WORDS_OF_PROGRESS = Duration.ofSeconds(10);

    private final PrintStream out;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();
    private Instant lastWord;

    Verification(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.lastWord = clock.instant();
    }

    /** Returns the exit code: 0 if all is right, 1 if something differs. */
    int verify(Port httpPort, KeyOptions.Key key, @Nullable String from, @Nullable String to)
            throws CannotStart, IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + httpPort + "/api/v1/verification" + query(from, to));
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<Stream<String>> answer =
                    http.send(key.sign(HttpRequest.newBuilder(address)).build(), HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new CannotStart(refusal(answer.statusCode(), lines.collect(Collectors.joining("\n"))));
                }
                return print(lines.iterator());
            }
        } catch (UncheckedIOException e) {
            throw new CannotStart("the platform broke off: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new CannotStart("what answers on port " + httpPort + " is no Talpuls");
        } catch (IOException e) {
            throw new CannotStart("no platform answers on port " + httpPort + "; say where it is with --http-port");
        }
    }

    private static String query(@Nullable String from, @Nullable String to) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (from != null) {
            query.add("from=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
        }
        if (to != null) {
            query.add("to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private String refusal(int status, String body) throws IOException {
        String detail = status == 404 ? "" : json.readTree(body).path("detail").asText();
        return detail.isEmpty() ? "what answers there cannot verify (status " + status + ")" : detail;
    }

    private int print(Iterator<String> lines) throws CannotStart, IOException {
        while (lines.hasNext()) {
            JsonNode line = json.readTree(lines.next());
            switch (line.path("kind").asText()) {
                case "difference" -> out.println(difference(line));
                case "summary" -> {
                    out.println(summary(line));
                    return line.path("differences").asLong() == 0 ? 0 : 1;
                }
                case "broken-off" -> throw new CannotStart(line.path("detail").asText());
                default -> progress(line);
            }
        }
        throw new CannotStart("the platform broke off before it came to an end");
    }

    private static String difference(JsonNode line) {
        return "%s %s %s %s %s: %s is %s, and %s by the readings"
                .formatted(
                        line.path("device").asText(),
                        line.path("property").asText(),
                        line.path("interval").asText(),
                        line.path("start").asText(),
                        line.path("what").asText(),
                        line.path("statistic").asText(),
                        value(line.path("stored")),
                        value(line.path("recomputed")));
    }

    private static String value(JsonNode value) {
        return value.isNull() ? "none" : value.asText();
    }

    private static String summary(JsonNode line) {
        return "verified%s: %d windows, %d readings, %d differences, %d still changing"
                .formatted(
                        line.path("from").isNull()
                                ? ""
                                : " " + line.path("from").asText() + " to "
                                        + line.path("to").asText(),
                        line.path("windows").asLong(),
                        line.path("readings").asLong(),
                        line.path("differences").asLong(),
                        line.path("stillChanging").asLong());
    }

    private void progress(JsonNode line) {
        if (Duration.between(lastWord, clock.instant()).compareTo(BETWEEN_WORDS_OF_PROGRESS) >= 0) {
            lastWord = clock.instant();
            out.printf(
                    "... until %s: %d windows, %d in doubt%n",
                    line.path("until").asText(),
                    line.path("windows").asLong(),
                    line.path("unsettled").asLong());
        }
    }
}
