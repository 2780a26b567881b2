package city.talpuls.api.opendata;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Where the api is found from outside: where the operator said, else where the client asked. */
@Singleton
public final class BaseAddress {

    private static final Pattern FORM =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    private final CatalogConfig config;
    private final HttpHostResolver hosts;

    BaseAddress(CatalogConfig config, HttpHostResolver hosts) {
        this.config = config;
        this.hosts = hosts;
    }

    /**
     * Without a slash at its end.
     *
     * @throws ProblemException if the operator has not said it and the request names no host that can be one
     */
    public String of(HttpRequest<?> request) {
        if (config.baseAddress() != null) {
            return config.baseAddress();
        }
        String asked = hosts.resolve(request);
        if (!FORM.matcher(asked).matches()) {
            throw new ProblemException(
                    Problem.of(ProblemType.BAD_REQUEST, "the header Host does not say which host was asked"));
        }
        return asked;
    }
}
