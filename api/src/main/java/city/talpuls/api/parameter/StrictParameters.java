package city.talpuls.api.parameter;

import city.talpuls.api.problem.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.Set;

/**
 * Refuses parameters that the route does not know, and those that come twice: a typing error must not pass for an answer. And
 * those with a character that no database takes, wherever they stand. It looks after somebody has asked who calls, so that
 * whoever may not ask learns nothing.
 */
@ServerFilter({"/api/v1/**", "/catalog*", "/catalog/**", "/ngsi-ld/v1/**"})
final class StrictParameters implements Ordered {

    private static final char NUL = 0;

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        RouteAttributes.getRouteMatch(request)
                .ifPresent(route -> route.getVariableValues().forEach(StrictParameters::refuseNul));
        RouteAttributes.getRouteInfo(request)
                .filter(MethodBasedRouteInfo.class::isInstance)
                .ifPresent(route -> check(request, KnownParameters.of((MethodBasedRouteInfo<?, ?>) route)));
    }

    private static void check(HttpRequest<?> request, Set<String> known) {
        request.getParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.badParameter(
                        name,
                        known.isEmpty()
                                ? "this address takes no parameters"
                                : "unknown; this address takes " + String.join(", ", known));
            }
            values.forEach(value -> refuseNul(name, value));
            if (values.size() > 1) {
                throw ProblemException.badParameter(name, name + " must be given once");
            }
        });
    }

    private static void refuseNul(String name, Object value) {
        if (value instanceof String text && text.indexOf(NUL) >= 0) {
            throw ProblemException.badParameter(name, name + " has a character in it that no text has (NUL)");
        }
    }
}
