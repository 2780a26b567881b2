package city.talpuls.api.store;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;

/** Whether the database answers and its schema is up to date. */
@Singleton
final class DatabaseHealth implements HealthIndicator {

    private final Database database;
    private final DatabaseConfig where;
    private final ExecutorService executor;

    DatabaseHealth(Database database, DatabaseConfig where, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.database = database;
        this.where = where;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(executor, this::check);
    }

    private HealthResult check() {
        HealthResult.Builder result = HealthResult.builder("database");
        try {
            String version = database.ask(handle -> handle.createQuery("SHOW server_version")
                    .mapTo(String.class)
                    .one());
            return result.status(HealthStatus.UP)
                    .details(Map.of("url", where.url(), "version", version))
                    .build();
        } catch (DatabaseAwayException | JdbiException e) {
            return result.status(HealthStatus.DOWN)
                    .details(Map.of("url", where.url(), "error", String.valueOf(e.getMessage())))
                    .build();
        }
    }
}
