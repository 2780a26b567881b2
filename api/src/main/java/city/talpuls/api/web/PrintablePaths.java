package city.talpuls.api.web;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.regex.Pattern;

/** Refuses to look for files whose names no file can have; the routes say themselves what their parameters may be. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PrintablePaths {

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("%[01]\\p{XDigit}|%7[Ff]");

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (RouteAttributes.getRouteInfo(request).isEmpty()
                && CONTROL_CHARACTER.matcher(request.getPath()).find()) {
            throw new ProblemException(
                    Problem.of(ProblemType.BAD_REQUEST, "an address has no control characters in it"));
        }
    }
}
