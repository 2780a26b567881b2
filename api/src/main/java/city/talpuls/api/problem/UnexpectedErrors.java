package city.talpuls.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault that nobody thought of: the log gets all of it, the client an id to find it by. */
@Singleton
@SuppressWarnings("rawtypes") // HttpRequest is raw in the interface.
public final class UnexpectedErrors implements ExceptionHandler<Throwable, HttpResponse<Problem>> {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrors.class);

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, Throwable exception) {
        String id = UUID.randomUUID().toString();
        log.error("{} {} failed [{}]", request.getMethodName(), request.getUri(), id, exception);
        return Problem.of(ProblemType.UNEXPECTED, "This is a fault in Talpuls, not in the request.")
                .withId(id)
                .response();
    }
}
