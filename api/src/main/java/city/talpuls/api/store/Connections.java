package city.talpuls.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the connections to the database. */
@Factory
final class Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Operators are few. */
    private static final int CHANGES_AT_ONCE = 4;

    private static final int EXAMINATIONS_AT_ONCE = 2;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final DatabaseConfig where;

    Connections(DatabaseConfig where) {
        this.where = where;
    }

    @Singleton
    @Bean(preDestroy = "close")
    Database database(QuestionConfig limits, MeterRegistry metrics) {
        HikariConfig questions = readOnly(limited("talpuls-api", limits.connections(), limits.statementTimeout()));
        questions.setMetricRegistry(metrics);
        HikariConfig examinations = readOnly(limited("talpuls-api-examinations", EXAMINATIONS_AT_ONCE, LONG));
        examinations.setMinimumIdle(0);
        HikariConfig publicQuestions =
                publicOnly(readOnly(limited("talpuls-api-public", limits.connections(), limits.statementTimeout())));
        publicQuestions.setMetricRegistry(metrics);
        HikariConfig publicExaminations =
                publicOnly(readOnly(limited("talpuls-api-public-examinations", EXAMINATIONS_AT_ONCE, LONG)));
        publicExaminations.setMinimumIdle(0);
        HikariConfig changes = limited("talpuls-api-changes", CHANGES_AT_ONCE, limits.statementTimeout());
        changes.setMinimumIdle(0);
        return new Database(
                new Pool(questions),
                new Pool(examinations),
                new Pool(publicQuestions),
                new Pool(publicExaminations),
                new Pool(changes));
    }

    /** Of the devices only those are there that the views show (sight.sql). */
    private static HikariConfig publicOnly(HikariConfig config) {
        config.setConnectionInitSql(
                config.getConnectionInitSql()
                        + "; SELECT set_config('search_path', format('%I, %I', current_schema() || '_seen_by_all', current_schema()), false)");
        return config;
    }

    private static HikariConfig readOnly(HikariConfig config) {
        config.setConnectionInitSql("SET default_transaction_read_only = on; " + config.getConnectionInitSql());
        return config;
    }

    private HikariConfig limited(String name, int connections, Duration statementTimeout) {
        HikariConfig config = config(name, connections);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("SET statement_timeout = " + statementTimeout.toMillis());
        config.addDataSourceProperty(
                "socketTimeout",
                Long.toString(statementTimeout.plus(PATIENCE).plusSeconds(1).toSeconds()));
        return config;
    }

    /** Connections without a time limit: bringing a schema up to date may take as long as it takes. */
    HikariDataSource forMigration() {
        HikariConfig config = config("talpuls-api-migration", 3);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private HikariConfig config(String name, int connections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(where.url());
        config.setUsername(where.username());
        config.setPassword(where.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }
}
