package city.talpuls.api.parameter;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.MethodBasedRouteInfo;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters a route takes. */
public final class KnownParameters {

    private KnownParameters() {}

    /** Their names, in order. */
    public static Set<String> of(MethodBasedRouteInfo<?, ?> route) {
        var known = new TreeSet<String>();
        for (Argument<?> argument : route.getTargetMethod().getArguments()) {
            if (argument.isAnnotationPresent(QueryValue.class)) {
                known.add(argument.getName());
            }
        }
        return known;
    }
}
