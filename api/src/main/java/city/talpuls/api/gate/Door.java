package city.talpuls.api.gate;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.access.Scopes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Optional;
import java.util.Set;

/**
 * What a route needs.
 *
 * @param route which
 * @param needed the role; absent if nobody has said it, so that it is open to nobody
 * @param scope the part of the API to which it belongs; absent if to none, or if it is open to keys for any
 * @param isForAnyScope whether a key for some parts only is good for it
 */
record Door(UriRouteInfo<?, ?> route, Optional<Role> needed, Optional<String> scope, boolean isForAnyScope) {

    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** What every process tells of itself. */
    private static final String METRICS = "/metrics";

    /** The page that shows the description of the API. */
    private static final String DESCRIPTION = "/api";

    /** Where the page asks how people sign in. */
    private static final String SIGN_IN = "/sign-in";

    /** Those of ingest, which has logins of its own (docs/push.md). */
    private static final String UPLINKS = "/api/v1/uplinks";

    private static final String PUSH = "/api/v1/push/";

    /** The one that a request is about to take; nothing if there is none, or if it is not for us to guard. */
    static Optional<Door> of(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> (UriRouteInfo<?, ?>) route)
                .filter(Door::isOurs)
                .map(Door::of);
    }

    static Door of(UriRouteInfo<?, ?> route) {
        return new Door(
                route,
                route.getAnnotationMetadata().enumValue(Needs.class, Role.class),
                Scopes.of(route),
                route.getAnnotationMetadata()
                        .booleanValue(Needs.class, "whateverScope")
                        .orElse(false));
    }

    /** Whether we guard it: all but health, metrics, the description, how to sign in, and what ingest guards. */
    static boolean isOurs(UriRouteInfo<?, ?> route) {
        String template = templateOf(route);
        return !route.getAnnotationMetadata().hasAnnotation(Endpoint.class)
                && !template.equals(METRICS)
                && !template.equals(DESCRIPTION)
                && !template.equals(SIGN_IN)
                && !template.equals(UPLINKS)
                && !template.startsWith(PUSH);
    }

    String template() {
        return templateOf(route);
    }

    boolean changesSomething() {
        return !LOOKING.contains(route.getHttpMethod());
    }

    private static String templateOf(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }
}
