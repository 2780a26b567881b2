package city.talpuls.api.store;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Tells the client that the database is not there yet. */
@Singleton
@SuppressWarnings("rawtypes") // HttpRequest is raw in the interface.
final class DatabaseAwayHandler implements ExceptionHandler<DatabaseAwayException, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, DatabaseAwayException exception) {
        return Problem.of(ProblemType.DATABASE_AWAY, "The database is not there yet. Ask again in a few seconds.")
                .response();
    }
}
