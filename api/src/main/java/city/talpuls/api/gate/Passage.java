package city.talpuls.api.gate;

import city.talpuls.api.limits.Share;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the gate remembers of a request until it is answered. */
final class Passage {

    private static final String ATTRIBUTE = "talpuls.passage";

    private volatile @Nullable Share share;
    private volatile @Nullable String request;
    private volatile @Nullable Long row;

    private Passage() {}

    static Passage of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Passage.class).orElseGet(() -> {
            var begun = new Passage();
            request.setAttribute(ATTRIBUTE, begun);
            return begun;
        });
    }

    void has(Share left) {
        share = left;
    }

    /**
     * It stands in the audit log.
     *
     * @param id the request's
     * @param open the row that waits for the answer; absent if it has one
     */
    void isNoted(String id, @Nullable Long open) {
        request = id;
        row = open;
    }

    /** The row of the audit log that waits for the answer. */
    OptionalLong openRow() {
        Long open = row;
        return open == null ? OptionalLong.empty() : OptionalLong.of(open);
    }

    void tell(MutableHttpResponse<?> response) {
        Share left = share;
        if (left != null) {
            response.header("RateLimit-Policy", left.policyField());
            response.header("RateLimit", left.field());
        }
        String id = request;
        if (id != null) {
            response.header("X-Request-Id", id);
        }
    }
}
