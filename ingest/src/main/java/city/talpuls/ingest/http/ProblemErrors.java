package city.talpuls.ingest.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives the errors that Micronaut finds the form of problems; beside the other rooms in one process, api's does it. */
@Singleton
@Requires(notEnv = "api")
final class ProblemErrors implements ErrorResponseProcessor<Map<String, Object>> {

    @Override
    public MutableHttpResponse<Map<String, Object>> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpStatus status = base.status();
        Map<String, Object> body = context.getRequest().getMethod() == HttpMethod.HEAD
                ? null
                : Problem.body(
                        status,
                        status == HttpStatus.INTERNAL_SERVER_ERROR
                                ? "This is a fault in Talpuls, not in the request."
                                : context.getErrors().stream()
                                        .map(Error::getMessage)
                                        .collect(Collectors.joining(", ")));
        return base.<Map<String, Object>>body(body).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
