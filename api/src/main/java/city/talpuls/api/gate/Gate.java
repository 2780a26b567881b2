package city.talpuls.api.gate;

import city.talpuls.api.access.Caller;
import city.talpuls.api.audit.Attempt;
import city.talpuls.api.audit.AuditTrail;
import city.talpuls.api.gate.Identification.Identity;
import city.talpuls.api.limits.RateLimits;
import city.talpuls.api.limits.Share;
import city.talpuls.api.parameter.KnownParameters;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.InetAddress;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through to its route, or refuses it. Whoever asks too often is told so and nothing is noted, so that he fills
 * no log; every other attempt to change something is noted first, and if it cannot be noted it is not made.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate implements Ordered {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final Identification identification;
    private final ClientAddress addresses;
    private final RateLimits limits;
    private final AuditTrail trail;

    Gate(Identification identification, ClientAddress addresses, RateLimits limits, AuditTrail trail) {
        this.identification = identification;
        this.addresses = addresses;
        this.limits = limits;
        this.trail = trail;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    /** The refusal, or nothing for somebody who is let in. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        Optional<Door> door = Door.of(request);
        return door.isPresent() ? check(request, door.get()) : null;
    }

    private @Nullable HttpResponse<?> check(HttpRequest<?> request, Door door) {
        InetAddress address = addresses.of(request);
        Identity identity = identification.of(request);
        Optional<Share> share = share(identity, address);
        share.ifPresent(left -> Passage.of(request).has(left));
        if (share.filter(left -> !left.allowed()).isPresent()) {
            return Refusals.tooMany(share.get());
        }
        HttpResponse<?> refusal = refusal(identity, door);
        Caller caller = identity instanceof Identity.Known(var known) ? known : Caller.anonymous(null);
        if (door.changesSomething()) {
            var attempt = new Attempt(
                    caller,
                    address,
                    request.getMethodName(),
                    door.template(),
                    path(request, door),
                    UUID.randomUUID().toString());
            long row = trail.note(attempt, refusal == null ? null : refusal.code());
            Passage.of(request).isNoted(attempt.request(), refusal == null ? row : null);
        }
        caller.calls(request);
        return refusal;
    }

    /** Who fails to prove who he is counts as whoever else asks from where he does, so that nobody tries key after key. */
    private Optional<Share> share(Identity identity, InetAddress address) {
        return identity instanceof Identity.Known(var caller) && !caller.isAnonymous()
                ? limits.take(caller)
                : limits.take(address);
    }

    private static @Nullable HttpResponse<?> refusal(Identity identity, Door door) {
        return switch (identity) {
            case Identity.Unproven() -> Refusals.unproven();
            case Identity.Unclear() -> Refusals.unclear();
            case Identity.Known(var caller) -> refusal(caller, door);
        };
    }

    private static @Nullable HttpResponse<?> refusal(Caller caller, Door door) {
        if (door.needed().isEmpty()) {
            log.error("{} {} does not say which role it needs", door.route().getHttpMethodName(), door.template());
            return Refusals.nobody();
        }
        if (!caller.may(door.needed().get())) {
            return Refusals.role(caller, door.needed().get());
        }
        boolean isInScope = caller.scopes().isEmpty()
                || door.isForAnyScope()
                || door.scope().filter(caller.scopes()::contains).isPresent();
        return isInScope ? null : Refusals.scope(caller, door);
    }

    /** With the parameters that the route knows; others will be refused, and may be anything. */
    private static String path(HttpRequest<?> request, Door door) {
        var path = new StringJoiner("&", request.getUri().getRawPath() + "?", "")
                .setEmptyValue(request.getUri().getRawPath());
        for (String name : KnownParameters.of(door.route())) {
            request.getParameters()
                    .getFirst(name)
                    .filter(value -> value.indexOf('\0') < 0)
                    .ifPresent(value -> path.add(name + "=" + value));
        }
        return path.toString();
    }
}
