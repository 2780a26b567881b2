package city.talpuls.api.access;

import io.micronaut.http.context.ServerRequestContext;
import java.util.Set;

/** Which devices somebody sees. */
public sealed interface Sight {

    /** What everybody sees: those that are public. */
    Sight OF_ALL = new Public(Set.of());

    /** All of them. */
    record Everything() implements Sight {}

    /**
     * Those that are public, and some.
     *
     * @param own the ids of devices that are seen though they may be internal
     */
    record Public(Set<String> own) implements Sight {

        public Public {
            own = Set.copyOf(own);
        }
    }

    /**
     * What the caller sees whose request is being answered on this thread; what everybody sees, if there is none or nobody
     * knows yet who he is.
     */
    static Sight ofThisRequest() {
        return ServerRequestContext.currentRequest()
                .flatMap(Caller::known)
                .map(Caller::sight)
                .orElse(OF_ALL);
    }
}
