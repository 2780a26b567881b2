package city.talpuls.model.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was written comes back as it was, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveIT {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final String EMPTY = """
            TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h, dead_letter, replay, frame, alert, alert_event, delivery, request, api_key, audit,
                uplink, registry_entry, registry_change, progress, sta_thing, sta_location, sta_sensor, sta_observed_property RESTART IDENTITY CASCADE;
            UPDATE retention SET keep = NULL WHERE class = 'readings';
            UPDATE flyway_schema_history SET version = '4' WHERE version = '2000';""";

    private final TestDatabase before = TestDatabases.plain();
    private final TestDatabase after = TestDatabases.plain();

    @BeforeAll
    void migrate() {
        new Migrations(before.dataSource()).migrate();
        new Migrations(after.dataSource()).migrate();
    }

    @BeforeEach
    void fill() throws SQLException {
        run(before, EMPTY);
        run(after, EMPTY);
        run(before, """
                INSERT INTO device (id, name, latitude, longitude, first_seen, last_seen, texts)
                    VALUES ('kluse', 'Pegel "Kluse", alt', 51.2, 7.1, now(), now(), '{"lid": "zu\\n"}'), ('leer', '', NULL, NULL, NULL, NULL, '{}');
                INSERT INTO datastream (device, property, unit) VALUES ('kluse', 'water_level', 'cm'), ('kluse', 'flow', NULL);
                INSERT INTO reading SELECT 1, timestamptz '2026-03-29 00:30:00.123456+00' + i * interval '7 s', 0.1 * i, i % 3
                    FROM generate_series(1, 5000) AS i;
                INSERT INTO reading VALUES (2, '2026-01-01', 1e100, 128), (2, '2026-01-02', 4.9e-324, 0);
                INSERT INTO latest VALUES (2, '2026-01-02', 4.9e-324, 0);
                INSERT INTO aggregate_1h VALUES (1, '2026-03-29', 0, 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, now());
                INSERT INTO dead_letter (id, received_at, source, reason, detail, payload) VALUES ('0-1', now(), 's', 'r', '', '\\x00ff22');
                INSERT INTO registry_entry (kind, id, entry) VALUES ('profile', 'p', '{"name": "P"}'), ('codec', 'c', '{"source": "a\\"b"}');
                INSERT INTO progress VALUES ('talpuls.readings', 0, 4711, 4000);
                UPDATE retention SET keep = '30 days' WHERE class = 'readings';""");
    }

    @AfterAll
    void close() {
        before.close();
        after.close();
    }

    @Test
    void allOfItComesBackAsItWas() throws Exception {
        byte[] archive = write("valley");

        read(archive, "valley");

        for (String table : List.of(
                "device",
                "datastream",
                "reading",
                "latest",
                "aggregate_1h",
                "dead_letter",
                "registry_entry",
                "progress",
                "retention")) {
            assertThat(rows(after, "SELECT t::text FROM " + table + " t ORDER BY 1"))
                    .as(table)
                    .isNotEmpty()
                    .isEqualTo(rows(before, "SELECT t::text FROM " + table + " t ORDER BY 1"));
        }
    }

    @Test
    void newRowsGoOnWithTheNextNumbersAndKafkaHearsOfTheRegistryAgain() throws Exception {
        read(write("valley"), "valley");
        run(after, "INSERT INTO datastream (device, property) VALUES ('kluse', 'pm10')");

        assertThat(rows(after, "SELECT id FROM datastream WHERE property = 'pm10'"))
                .containsExactly("3");
        assertThat(rows(after, "SELECT kind, id FROM registry_change ORDER BY number"))
                .containsExactly("codec|c", "profile|p");
    }

    @Test
    void withAnotherKafkaItsTopicsAreReadFromTheBeginning() throws Exception {
        read(write("valley"), "hill");

        assertThat(rows(after, "SELECT * FROM progress")).isEmpty();
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAsItIs() throws Exception {
        byte[] archive = write("valley");
        run(after, "INSERT INTO device (id, name) VALUES ('other', 'Other')");

        assertThatThrownBy(() -> read(archive, "valley"))
                .isInstanceOf(UnfitArchiveException.class)
                .hasMessageContaining("not empty");
        assertThat(rows(after, "SELECT id FROM device")).containsExactly("other");
    }

    @Test
    void halfAnArchiveIsNone() throws Exception {
        byte[] archive = write("valley");

        assertThatThrownBy(() -> read(Arrays.copyOf(archive, archive.length / 2), "valley"))
                .isInstanceOfAny(UnfitArchiveException.class, IOException.class);
        assertThat(rows(after, "SELECT * FROM device")).isEmpty();
    }

    @Test
    void anArchiveOfAnotherSchemaIsRefusedByName() throws Exception {
        byte[] archive = write("valley");
        run(after, "UPDATE flyway_schema_history SET version = '2000' WHERE version::int = 4");

        assertThatThrownBy(() -> read(archive, "valley"))
                .isInstanceOf(UnfitArchiveException.class)
                .hasMessageContaining("of 2000");
    }

    private byte[] write(String kafka) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        try (Connection connection = before.dataSource().getConnection()) {
            new Archive(connection).write(bytes, NOW, kafka);
        }
        return bytes.toByteArray();
    }

    private void read(byte[] archive, String kafka) throws SQLException, IOException, UnfitArchiveException {
        var manifest = Archive.manifest(new ByteArrayInputStream(archive));
        assertThat(manifest.at()).isEqualTo(NOW.toString());
        try (Connection connection = after.dataSource().getConnection()) {
            new Archive(connection).read(new ByteArrayInputStream(archive), manifest, kafka);
        }
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }
}
