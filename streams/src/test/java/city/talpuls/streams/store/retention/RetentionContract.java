package city.talpuls.streams.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What retention promises on every database that Talpuls runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RetentionContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Retention retention = new Retention(2, () -> false);
    private TestDatabase database;
    private Connection connection;

    abstract TestDatabase open();

    @BeforeAll
    void migrate() throws SQLException {
        database = open();
        new Migrations(database.dataSource()).migrate();
        connection = database.dataSource().getConnection();
    }

    @AfterAll
    void drop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void fill() throws SQLException {
        connection.setAutoCommit(true);
        run(
                "TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h, dead_letter, replay, frame, uplink CASCADE");
        run("UPDATE retention SET keep = NULL, dropped_before = DEFAULT");
        run("INSERT INTO device (id, name) VALUES ('kluse', 'Kluse')");
        run("INSERT INTO datastream (id, device, property) OVERRIDING SYSTEM VALUE"
                + " VALUES (1, 'kluse', 'water_level'), (2, 'kluse', 'flow')");
        // One a month, and of another datastream one that is old.
        run("INSERT INTO reading SELECT 1, timestamptz '2026-11-23 12:00+00' - i * interval '1 month', i"
                + " FROM generate_series(0, 36) AS i");
        run("INSERT INTO reading VALUES (2, '2024-01-01 00:00+00', 7)");
        run("INSERT INTO latest VALUES (1, '2026-11-23 12:00+00', 0, 0), (2, '2024-01-01 00:00+00', 7, 0)");
        run("INSERT INTO aggregate_1h (datastream, time, count, flagged, as_of)"
                + " SELECT datastream, date_trunc('hour', time), 1, 0, time FROM reading");
        run("INSERT INTO frame SELECT number, timestamptz '2026-11-23 11:00+00' - i * interval '1 month', 's', i"
                + " FROM device, generate_series(0, 5) AS i");
        run("INSERT INTO dead_letter (id, received_at, source, reason, detail, payload)"
                + " SELECT '0-' || i, timestamptz '2026-11-23 11:00+00' - i * interval '1 month', '', 'empty', '', ''"
                + " FROM generate_series(0, 5) AS i");
    }

    @Test
    void nothingIsDroppedThatIsKeptForEver() throws SQLException {
        enforce();

        assertThat(counts()).containsExactly("38|38|6|6");
        assertThat(rows("SELECT DISTINCT dropped_before FROM retention")).containsExactly("-infinity");
    }

    @Test
    void whatIsOlderThanItsClassIsKeptIsDroppedAndNothingElse() throws SQLException {
        run("UPDATE retention SET keep = interval '1 year' WHERE class = 'readings'");
        run("UPDATE retention SET keep = interval '70 days' WHERE class = 'dead-letters'");

        retention.enforce(connection, NOON);

        // Chunks are dropped once all of them is too old, and these readings lie a month apart.
        assertThat(rows("SELECT min(time) >= '2025-11-16', max(value) FROM reading"))
                .containsExactly("t|12");
        assertThat(rows("SELECT count(*) FROM reading WHERE time >= '2025-11-23 12:00+00'"))
                .containsExactly("13");
        assertThat(rows("SELECT id FROM dead_letter ORDER BY 1")).containsExactly("0-0", "0-1", "0-2");
        assertThat(rows("SELECT count(*), (SELECT count(*) FROM frame) FROM aggregate_1h"))
                .containsExactly("38|6");
    }

    @Test
    void framesAndAggregatesAreDroppedLikewise() throws SQLException {
        run("UPDATE retention SET keep = interval '70 days' WHERE class IN ('frames', 'aggregates-1h')");

        retention.enforce(connection, NOON.plusSeconds(86_400 * 365L));

        assertThat(counts()).containsExactly("38|0|0|6");
    }

    @Test
    void aLatestReadingThatIsDroppedIsNoLongerTheLatest() throws SQLException {
        run("UPDATE retention SET keep = interval '1 year' WHERE class = 'readings'");

        enforce();

        assertThat(rows("SELECT datastream FROM latest")).containsExactly("1");
    }

    @Test
    void fromWhenOnReadingsMayBeMissingIsNotForgottenWhenTheyAreKeptLongerAgain() throws SQLException {
        run("UPDATE retention SET keep = interval '1 year' WHERE class = 'readings'");
        enforce();

        run("UPDATE retention SET keep = interval '10 years' WHERE class = 'readings'");
        enforce();

        assertThat(rows("SELECT dropped_before = '2025-11-23 12:00+00' FROM retention WHERE class = 'readings'"))
                .containsExactly("t");
    }

    Connection another() throws SQLException {
        return database.dataSource().getConnection();
    }

    void enforce() throws SQLException {
        retention.enforce(connection, NOON);
    }

    List<String> counts() throws SQLException {
        return rows("SELECT (SELECT count(*) FROM reading), (SELECT count(*) FROM aggregate_1h),"
                + " (SELECT count(*) FROM frame), (SELECT count(*) FROM dead_letter)");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
