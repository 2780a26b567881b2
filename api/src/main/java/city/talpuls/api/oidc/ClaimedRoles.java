package city.talpuls.api.oidc;

import city.talpuls.api.access.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which role a token gives.
 *
 * @param path where the names stand, object by object
 * @param named which name is which role
 */
record ClaimedRoles(List<String> path, Map<String, Role> named) {

    ClaimedRoles {
        path = List.copyOf(path);
        named = Map.copyOf(named);
    }

    /** The highest of those that it names; nothing if it names none that we know. */
    Optional<Role> highest(Map<String, Object> claims) {
        Object value = claims;
        for (String name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return names(value).map(named::get).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private static Stream<String> names(@Nullable Object value) {
        return switch (value) {
            case String name -> Stream.of(name.split(" "));
            case Collection<?> names ->
                names.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
