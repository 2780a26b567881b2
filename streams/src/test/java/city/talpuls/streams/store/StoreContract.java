package city.talpuls.streams.store;

import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A real database, empty before each test, and what tests of sinks do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

    private TestDatabase database;
    private Connection connection;

    abstract TestDatabase open();

    Connection connection() {
        return connection;
    }

    @BeforeAll
    void migrate() throws SQLException {
        database = open();
        new Migrations(database.dataSource()).migrate();
    }

    @AfterAll
    void drop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        execute(
                "TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h, dead_letter, replay, frame, uplink,"
                        + " alert, alert_event, delivery, request, registry_entry, registry_change, progress RESTART IDENTITY CASCADE");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
        connection().commit();
    }

    <T> void write(Sink<T> sink, T one) throws SQLException {
        writeAll(sink, List.of(one));
    }

    <T> void write(Sink<T> sink, T one, T other) throws SQLException {
        writeAll(sink, List.of(one, other));
    }

    private <T> void writeAll(Sink<T> sink, List<T> batch) throws SQLException {
        sink.prepare(connection(), batch);
        sink.write(connection(), batch);
        connection().commit();
    }

    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        connection().commit();
        return rows;
    }
}
