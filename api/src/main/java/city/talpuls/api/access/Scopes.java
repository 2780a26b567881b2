package city.talpuls.api.access;

import io.micronaut.context.BeanProvider;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The parts of the API, by the tags that its description has them under. */
@Singleton
public final class Scopes {

    private final BeanProvider<Router> router;

    /** @param router is there only once all routes are */
    Scopes(BeanProvider<Router> router) {
        this.router = router;
    }

    /** The part to which a route belongs. */
    public static Optional<String> of(RouteInfo<?> route) {
        return Optional.ofNullable(route.getDeclaringType().getAnnotation(Tag.class))
                .map(Tag::name);
    }

    /** All there are. */
    public SortedSet<String> all() {
        var all = new TreeSet<String>();
        router.get()
                .uriRoutes()
                .filter(MethodBasedRouteInfo.class::isInstance)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(Needs.class))
                .forEach(route -> of(route).ifPresent(all::add));
        return all;
    }
}
