package city.talpuls.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks the API as any client would. */
final class ApiClient {

    private final URI base;
    private final String key;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param base where the platform is
     * @param key with which to ask
     */
    ApiClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** The answer to a GET of this path, which has to be 200. */
    JsonNode get(String path) {
        HttpResponse<String> answer = ask(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All items, or points, of a list, page by page. */
    List<JsonNode> all(String path, String items) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path(items).forEach(all::add);
            cursor = page.path("next").asText("");
            if (cursor.equals("null")) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return all;
    }

    /** Puts this JSON under the path, which has to be taken. */
    void put(String path, String body) {
        HttpResponse<String> answer = send(at(path).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** The answer to an empty POST to this path, which has to be taken. */
    JsonNode post(String path) {
        HttpResponse<String> answer =
                send(at(path).POST(HttpRequest.BodyPublishers.noBody()).build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a POST of this JSON, which has to be taken. */
    JsonNode post(String path, String body) {
        HttpResponse<String> answer = send(at(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what is under the path, which has to be taken. */
    void delete(String path) {
        HttpResponse<String> answer = send(at(path).DELETE().build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    HttpResponse<String> ask(String path) {
        return send(at(path).build());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
