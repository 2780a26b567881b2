package city.talpuls.api.access;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id {@code key:} and the id of a key, {@code oidc:} and the subject of a token, or {@code anonymous}
 * @param name what people call him
 * @param role what he may do; absent if nothing
 * @param scopes the parts of the API that he is confined to, named as in its description; empty for all
 * @param expiresAt when what he proved it with ends; absent if never
 * @param devices the ids of devices that are his own, of whoever sees internal devices only if they are; empty for anybody else
 */
public record Caller(
        String id,
        String name,
        @Nullable Role role,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        Set<String> devices) {

    private static final String ATTRIBUTE = "talpuls.caller";
    private static final String ANONYMOUS = "anonymous";

    public Caller {
        scopes = Set.copyOf(scopes);
        devices = Set.copyOf(devices);
    }

    /** Somebody who has not said who he is. */
    public static Caller anonymous(@Nullable Role role) {
        return new Caller(ANONYMOUS, ANONYMOUS, role, Set.of(), null, Set.of());
    }

    /** The caller of a request that was let in. */
    public static Caller of(HttpRequest<?> request) {
        return known(request)
                .orElseThrow(() -> new IllegalStateException("nobody has asked who calls " + request.getPath()));
    }

    /** The same, if anybody has asked yet who that is. */
    static Optional<Caller> known(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }

    /** Notes that he is the caller of this request. */
    public void calls(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public boolean isAnonymous() {
        return id.equals(ANONYMOUS);
    }

    /** Which devices he sees. Who has said who he is sees all, unless he said so as somebody who has devices of his own. */
    public Sight sight() {
        return isAnonymous() || !devices.isEmpty() ? new Sight.Public(devices) : new Sight.Everything();
    }

    public boolean may(Role needed) {
        return role != null && role.includes(needed);
    }

    /**
     * Ends the request if he may not do what that role may.
     *
     * @throws ProblemException naming the role that it needs
     */
    public void require(Role needed) {
        if (!may(needed)) {
            throw new ProblemException(refusal(needed));
        }
    }

    /** The problem that somebody without that role has. */
    public Problem refusal(Role needed) {
        return Problem.of(
                ProblemType.FORBIDDEN,
                "this needs the role " + needed + ", where " + (isAnonymous() ? "who does not sign in" : "this caller")
                        + " has " + (role == null ? "none" : "the role " + role));
    }
}
