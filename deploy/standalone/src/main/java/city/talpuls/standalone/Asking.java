package city.talpuls.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;

/** Asks a running platform for something that takes its time, and says how far it is until it is done. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Port httpPort;
    private final KeyOptions.Key key;
    private final Duration pause;
    private final JsonMapper json = new JsonMapper();

    /**
     * @param httpPort where the platform is
     * @param key with which to ask
     * @param pause between two looks
     */
    Asking(PrintStream out, Port httpPort, KeyOptions.Key key, Duration pause) {
        this.out = out;
        this.httpPort = httpPort;
        this.key = key;
        this.pause = pause;
    }

    /** Has a device's messages read again; returns the exit code. */
    int redecode(String device, String from, String to) throws CannotStart, IOException, InterruptedException {
        byte[] wanted = json.writeValueAsBytes(
                json.createObjectNode().put("device", device).put("from", from).put("to", to));
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            JsonNode asked = answer(
                    http,
                    at("/redecodings")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(wanted))
                            .build());
            JsonNode last = untilDone(http, asked, "/redecodings/", "messages to read again: ", "waiting");
            out.println("read again: " + last.path("messages").asLong() + " messages of " + device);
            return 0;
        }
    }

    /** Has a device erased with all that it left; returns the exit code. */
    int erase(String device) throws CannotStart, IOException, InterruptedException {
        String id = URLEncoder.encode(device, StandardCharsets.UTF_8).replace("+", "%20");
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            JsonNode asked =
                    answer(http, at("/devices/" + id + "?erase=true").DELETE().build());
            JsonNode last = untilDone(http, asked, "/erasures/", "erased so far: ", "erased");
            var counts = new StringJoiner(", ");
            last.path("erased").properties().forEach(count -> counts.add(count.getValue() + " " + count.getKey()));
            out.println("erased: " + device + " (" + counts + ")");
            return 0;
        }
    }

    private JsonNode untilDone(HttpClient http, JsonNode asked, String address, String progress, String shown)
            throws CannotStart, IOException, InterruptedException {
        JsonNode now = asked;
        String said = "";
        while (!now.path("done").asBoolean()) {
            String word = progress + now.path(shown);
            if (!word.equals(said)) {
                said = word;
                out.println("... " + word);
            }
            Thread.sleep(pause);
            now = answer(http, at(address + asked.path("id").asText()).build());
        }
        return now;
    }

    private HttpRequest.Builder at(String path) {
        return key.sign(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/v1" + path)));
    }

    private JsonNode answer(HttpClient http, HttpRequest request) throws CannotStart, InterruptedException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                String detail = body.path("detail").asText();
                throw new CannotStart(
                        detail.isEmpty()
                                ? "what answers there cannot do it (status " + answer.statusCode() + ")"
                                : detail);
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new CannotStart("what answers on port " + httpPort + " is no Talpuls");
        } catch (IOException e) {
            throw new CannotStart("no platform answers on port " + httpPort + "; say where it is with --http-port");
        }
    }
}
