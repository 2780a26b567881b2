package city.talpuls.api.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives the errors that Micronaut finds the form of problems. */
@Singleton
final class ProblemErrors implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return base.body((Problem) null);
        }
        Problem problem = problem(context, base.status());
        return base.<Problem>body(problem)
                .status(problem.status())
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static Problem problem(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ConversionErrorException conversion) {
            return Problem.of(
                    ProblemType.BAD_PARAMETER,
                    conversion.getArgument().getName(),
                    String.valueOf(conversion.getConversionError().getCause().getMessage()));
        }
        if (cause instanceof UnsatisfiedRouteException missing) {
            Argument<?> argument = missing.getArgument();
            return Problem.of(ProblemType.BAD_PARAMETER, argument.getName(), argument.getName() + " is missing");
        }
        String detail = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining(", "));
        return switch (status) {
            case BAD_REQUEST -> Problem.of(ProblemType.BAD_REQUEST, detail);
            case NOT_FOUND ->
                Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is nothing at " + context.getRequest().getPath());
            case METHOD_NOT_ALLOWED -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail);
            case NOT_ACCEPTABLE -> Problem.of(ProblemType.NOT_ACCEPTABLE, detail);
            case REQUEST_ENTITY_TOO_LARGE -> Problem.of(ProblemType.TOO_LARGE, detail);
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
            case INTERNAL_SERVER_ERROR ->
                Problem.of(ProblemType.UNEXPECTED, "This is a fault in Talpuls, not in the request.");
            default -> Problem.of(status);
        };
    }
}
