package city.talpuls.api.store;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.problem.UnexpectedErrors;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away and a statement that took too long from a statement that is wrong. */
@Singleton
@SuppressWarnings("rawtypes") // HttpRequest is raw in the interface.
final class DatabaseFailures implements ExceptionHandler<JdbiException, HttpResponse<Problem>> {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFailures.class);
    private static final String CANCELLED = "57014";

    private final QuestionConfig limits;
    private final UnexpectedErrors unexpected;

    DatabaseFailures(QuestionConfig limits, UnexpectedErrors unexpected) {
        this.limits = limits;
        this.unexpected = unexpected;
    }

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, JdbiException exception) {
        String state = stateOf(exception);
        if (exception instanceof ConnectionException || isAway(state)) {
            log.warn("The database is away: {}", exception.getMessage());
            return Problem.of(ProblemType.DATABASE_AWAY, "The database is away. Ask again in a few seconds.")
                    .response();
        }
        if (CANCELLED.equals(state)) {
            log.warn("{} took longer than {} in the database", request.getUri(), limits.statementTimeout());
            return Problem.of(
                            ProblemType.TOO_SLOW,
                            "The answer took longer than "
                                    + limits.statementTimeout().toMillis() + " ms. Ask for less at a time.")
                    .response();
        }
        return unexpected.handle(request, exception);
    }

    /** Connection exceptions, lack of connections, and a server that shuts down or starts. */
    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }

    private static @Nullable String stateOf(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
