package city.talpuls.api.sensorthings;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.query.BadQueryException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Tells the client what is wrong with a query, and where; a path that leads nowhere is not found. */
@Singleton
@SuppressWarnings("rawtypes") // HttpRequest is raw in the interface.
final class BadQueries implements ExceptionHandler<BadQueryException, HttpResponse<Problem>> {

    private static final String PATH = "path";

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, BadQueryException exception) {
        String detail = exception.option() + ", character " + exception.position() + ": " + exception.getMessage();
        return Problem.of(
                        exception.option().equals(PATH) ? ProblemType.NOT_FOUND : ProblemType.BAD_PARAMETER,
                        exception.option(),
                        detail)
                .response();
    }
}
