package city.talpuls.api.store;

import city.talpuls.model.timescale.Migrations;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date once the server runs, for as long as it takes the database to be there. */
@Singleton
final class SchemaStart implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger log = LoggerFactory.getLogger(SchemaStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Connections connections;
    private final Database database;
    private final DatabaseConfig where;
    private final List<OnceMigrated> next;
    private final CountDownLatch stopped = new CountDownLatch(1);

    SchemaStart(Connections connections, Database database, DatabaseConfig where, List<OnceMigrated> next) {
        this.connections = connections;
        this.database = database;
        this.where = where;
        this.next = List.copyOf(next);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofVirtual().name("talpuls-api-schema").start(this::untilReady);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void untilReady() {
        String said = "";
        try {
            do {
                String trouble = migrate();
                if (trouble == null) {
                    return;
                }
                if (!trouble.equals(said)) {
                    log.warn("Waiting for the database ({}): {}", where, trouble);
                    said = trouble;
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is in the way, or nothing. */
    private @Nullable String migrate() {
        try (HikariDataSource pool = connections.forMigration()) {
            Migrations.Store store = new Migrations(pool).migrate();
            var schema = Jdbi.create(pool).registerArgument(new InstantArgument());
            next.forEach(todo -> todo.schemaIsThere(schema));
            database.open();
            log.info(
                    "The database is ready ({}), with {}",
                    where,
                    switch (store) {
                        case HYPERTABLES -> "TimescaleDB's hypertables";
                        case PLAIN_TABLES -> "plain tables: TimescaleDB is not there";
                    });
            return null;
        } catch (HikariPool.PoolInitializationException | FlywayException | JdbiException e) {
            return firstLine(e);
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message);
    }
}
