package city.talpuls.api.gate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All routes of the api, by its router. */
final class Doors {

    private Doors() {}

    /** All but those for HEAD, which are those for GET again, in the order of their templates. */
    static List<Door> all() {
        try (var context = ApplicationContext.builder("api")
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            return context
                    .getBean(Router.class)
                    .uriRoutes()
                    .filter(Door::isOurs)
                    .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                    .map(Door::of)
                    // The router tells some routes twice.
                    .collect(Collectors.toMap(Doors::name, Function.identity(), (one, again) -> one))
                    .values()
                    .stream()
                    .sorted(Comparator.comparing(Door::template)
                            .thenComparing(door -> door.route().getHttpMethod()))
                    .toList();
        }
    }

    static String name(Door door) {
        return door.route().getHttpMethod() + " " + door.template();
    }

    /** As docs/access.md has it: a row for each template and part, and in it which method needs which role. */
    static List<String> table() {
        return all().stream()
                .collect(Collectors.groupingBy(
                        door -> "| `" + door.template() + "` | " + door.scope().orElse(""),
                        TreeMap::new,
                        Collectors.mapping(
                                door -> door.route().getHttpMethod() + " "
                                        + door.needed()
                                                .map(role -> role.toString().toLowerCase(Locale.ROOT))
                                                .orElse("nobody"),
                                Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(row -> row.getKey() + " | " + row.getValue() + " |")
                .toList();
    }
}
