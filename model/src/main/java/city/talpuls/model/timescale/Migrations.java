package city.talpuls.model.timescale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a database to the state that this version of Talpuls needs. */
public final class Migrations {

    /** What kind of store the database turned out to be. */
    public enum Store {
        /** Readings and aggregates are TimescaleDB hypertables. */
        HYPERTABLES,
        /** They are plain indexed tables. */
        PLAIN_TABLES
    }

    private final DataSource database;

    public Migrations(DataSource database) {
        this.database = database;
    }

    /**
     * Runs the migrations that have not run yet, then turns tables into hypertables where TimescaleDB is available.
     * Several processes may call this at once: one migrates, the others wait.
     *
     * @throws FlywayException if the database cannot be asked, a migration fails or the schema is newer than this
     *     program
     */
    public Store migrate() {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:city/talpuls/model/timescale")
                // Otherwise Flyway overlooks migrations that a later version of this program has made.
                .ignoreMigrationPatterns(new String[0])
                .callbacks(new Sight())
                .load()
                .migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb')")) {
            answer.next();
            return answer.getBoolean(1) ? Store.HYPERTABLES : Store.PLAIN_TABLES;
        } catch (SQLException e) {
            throw new FlywayException("the database does not say whether it has TimescaleDB", e);
        }
    }
}
