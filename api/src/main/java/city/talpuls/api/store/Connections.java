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

    private final DatabaseConfig where;

    Connections(DatabaseConfig where) {
        this.where = where;
    }

    @Singleton
    @Bean(preDestroy = "close")
    Database database(QuestionConfig limits, MeterRegistry metrics) {
        HikariConfig config = config("talpuls-api", limits.connections());
        config.setMetricRegistry(metrics);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("SET default_transaction_read_only = on; SET statement_timeout = "
                + limits.statementTimeout().toMillis());
        config.addDataSourceProperty(
                "socketTimeout",
                Long.toString(
                        limits.statementTimeout().plus(PATIENCE).plusSeconds(1).toSeconds()));
        return new Database(new HikariDataSource(config));
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
