package city.talpuls.api.parameter;

import city.talpuls.api.problem.ProblemException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses parameters that the route does not know, and those that come twice: a typing error must not pass for an answer. And
 * those with a character that no database takes, wherever they stand.
 */
@ServerFilter("/api/v1/**")
final class StrictParameters {

    private static final char NUL = 0;

    @RequestFilter
    void check(HttpRequest<?> request) {
        RouteAttributes.getRouteMatch(request)
                .ifPresent(route -> route.getVariableValues().forEach(StrictParameters::refuseNul));
        RouteAttributes.getRouteInfo(request)
                .filter(MethodBasedRouteInfo.class::isInstance)
                .ifPresent(route -> check(request, known((MethodBasedRouteInfo<?, ?>) route)));
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

    private static Set<String> known(MethodBasedRouteInfo<?, ?> route) {
        var known = new TreeSet<String>();
        for (Argument<?> argument : route.getTargetMethod().getArguments()) {
            if (argument.isAnnotationPresent(QueryValue.class)) {
                known.add(argument.getName());
            }
        }
        return known;
    }
}
