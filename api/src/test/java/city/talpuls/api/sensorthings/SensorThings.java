package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Asks as a client of SensorThings does. */
final class SensorThings {

    private static final String ROOT = "/sensorthings/v1.1/";

    private final TestApi api;

    SensorThings(TestApi api) {
        this.api = api;
    }

    /** What is answered to a path and options, each as name=value without any encoding. */
    TestApi.Answer answer(String path, String... options) {
        return api.get(ROOT
                + path
                + Arrays.stream(options)
                        .map(option -> option.substring(0, option.indexOf('=') + 1)
                                + URLEncoder.encode(option.substring(option.indexOf('=') + 1), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", options.length == 0 ? "" : "?", "")));
    }

    /** The same, which has to be what it asked for. */
    JsonNode get(String path, String... options) {
        return read(answer(path, options));
    }

    /** What an address of an answer leads to. */
    JsonNode follow(String address) {
        return read(api.get(address.substring(address.indexOf("/sensorthings/"))));
    }

    private static JsonNode read(TestApi.Answer answer) {
        assertThat(answer.status())
                .as(answer.response().uri() + " " + answer.text())
                .isEqualTo(200);
        return answer.json();
    }

    List<Long> ids(String path, String... options) {
        return ids(get(path, options));
    }

    static List<Long> ids(JsonNode page) {
        return StreamSupport.stream(page.get("value").spliterator(), false)
                .map(entity -> entity.get("@iot.id").asLong())
                .toList();
    }

    /** The entities of a page and of all that follow it. */
    List<JsonNode> all(String path, String... options) {
        var all = new ArrayList<JsonNode>();
        JsonNode page = get(path, options);
        page.get("value").forEach(all::add);
        while (page.has("@iot.nextLink")) {
            page = follow(page.get("@iot.nextLink").asText());
            page.get("value").forEach(all::add);
        }
        return all;
    }
}
