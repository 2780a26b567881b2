package city.talpuls.api.ngsild;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the other parts of a list are: the same question with another offset. */
final class Paging {

    private static final String OFFSET = "offset=";

    private Paging() {}

    static String link(HttpRequest<?> request, int offset, String relation) {
        String query = request.getUri().getRawQuery();
        return Stream.concat(
                        Arrays.stream(query == null ? new String[0] : query.split("&"))
                                .filter(parameter -> !parameter.startsWith(OFFSET)),
                        Stream.of(OFFSET + offset))
                .collect(Collectors.joining(
                        "&",
                        "<" + request.getPath() + "?",
                        ">; rel=\"" + relation + "\"; type=\"application/ld+json\""));
    }
}
