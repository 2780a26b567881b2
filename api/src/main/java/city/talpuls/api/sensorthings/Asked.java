package city.talpuls.api.sensorthings;

import city.talpuls.sensorthings.query.BadQueryException;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a request says, decoded. Its query is read here, because that of SensorThings has semicolons in it, which elsewhere stand
 * between parameters.
 *
 * @param path what follows the version
 * @param options by name, each as often as it was given
 */
record Asked(String path, Map<String, List<String>> options) {

    static final String TOKEN = "$skiptoken";

    private static final Set<String> OF_PAGES = Set.of("$top", "$skip", TOKEN);

    Asked {
        options = Map.copyOf(options);
    }

    /** @param prefix of the path, up to the version */
    static Asked of(HttpRequest<?> request, String prefix) {
        String path = request.getUri().getRawPath().substring(prefix.length());
        var options = new LinkedHashMap<String, List<String>>();
        String query = request.getUri().getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int end = pair.indexOf('=');
                    String name = decoded("query", end < 0 ? pair : pair.substring(0, end));
                    options.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(end < 0 ? "" : decoded(name, pair.substring(end + 1)));
                }
            }
        }
        return new Asked(decoded("path", path.replace("+", "%2B")), options);
    }

    private static String decoded(String option, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadQueryException(
                    option, Math.max(0, text.indexOf('%')), "A percent sign is followed by two hexadecimal digits.");
        }
    }

    /** The options that say what is wanted. */
    Map<String, List<String>> query() {
        var query = new LinkedHashMap<>(options);
        query.remove(TOKEN);
        return query;
    }

    /** The one value of an option. */
    Optional<String> option(String name) {
        List<String> given = options.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new BadQueryException(
                    name, 0, "'" + name + "' is given " + given.size() + " times; once is allowed.");
        }
        return given.stream().findFirst();
    }

    /** The query as it was asked, for what follows after so many entities. */
    String next(long given, Optional<String> token) {
        var next = new StringJoiner("&", "?", "");
        option("$top").ifPresent(top -> next.add("$top=" + encoded(top)));
        next.add("$skip=" + given);
        options.forEach((name, values) -> {
            if (!OF_PAGES.contains(name)) {
                next.add(name + "=" + encoded(values.getFirst()));
            }
        });
        token.ifPresent(text -> next.add(TOKEN + "=" + text));
        return next.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
