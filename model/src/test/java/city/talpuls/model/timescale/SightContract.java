package city.talpuls.model.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who sees what of a database, on every kind of store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SightContract {

    /** Tables in which a device, or what it said, goes by its name. */
    private static final List<String> NAMING = List.of(
            "alert",
            "alert_event",
            "datastream",
            "dead_letter",
            "delivery",
            "device",
            "registry_entry",
            "request",
            "sta_datastream",
            "sta_feature",
            "sta_location",
            "sta_observation",
            "sta_observed_property",
            "sta_sensor",
            "sta_thing",
            "uplink",
            "uplink_message");

    /** Tables that are seen in part. */
    private static final List<String> NARROWED = Stream.concat(
                    NAMING.stream(),
                    Stream.of("frame", "sta_historical_location", "sta_historical_place", "sta_thing_location"))
            .sorted()
            .toList();

    /** Tables that say nothing of a device, are reached by way of a datastream, or are open to admins only. */
    private static final List<String> WHOLE = List.of(
            "aggregate_15m",
            "aggregate_1h",
            "api_key",
            "audit",
            "latest",
            "numbering",
            "progress",
            "property_term",
            "reading",
            "registry_change",
            "replay",
            "retention",
            "sta_news",
            "unit_term");

    private final TestDatabase database;
    private final Sql sql;

    SightContract(TestDatabase database) {
        this.database = database;
        this.sql = new Sql(database.dataSource());
    }

    @BeforeAll
    void devicesOfEachKindHaveEverything() throws SQLException {
        new Migrations(database.dataSource()).migrate();
        anEverythingOf("of-all", "public");
        anEverythingOf("of-mine", "internal");
        anEverythingOf("of-others", "internal");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void nothingOfAnInternalDeviceIsSeenByAll() throws SQLException {
        for (String table : NAMING) {
            assertThat(seen(table, "{}"))
                    .as(table)
                    .anyMatch(row -> row.contains("of-all"))
                    .noneMatch(row -> row.contains("of-mine"))
                    .noneMatch(row -> row.contains("of-others"));
        }
        for (String table : NARROWED) {
            assertThat(seen(table, "{}")).as("of three, one in " + table).hasSize(all(table) / 3);
        }
    }

    @Test
    void whoseDeviceItIsSeesItToo() throws SQLException {
        for (String table : NAMING) {
            assertThat(seen(table, "{none,of-mine}"))
                    .as(table)
                    .anyMatch(row -> row.contains("of-all"))
                    .anyMatch(row -> row.contains("of-mine"))
                    .noneMatch(row -> row.contains("of-others"));
        }
        for (String table : NARROWED) {
            assertThat(seen(table, "{none,of-mine}"))
                    .as("of three, two in " + table)
                    .hasSize(2 * all(table) / 3);
        }
    }

    /** Whoever adds a table decides who sees it: by a view in sight.sql, or by a line here. */
    @Test
    void somebodyHasDecidedOfEachTableWhoSeesIt() throws SQLException {
        assertThat(sql.rows("""
                        SELECT relname FROM pg_class WHERE relnamespace = 'public_seen_by_all'::regnamespace
                        ORDER BY relname COLLATE "C\"""")).isEqualTo(NARROWED);
        assertThat(sql.rows("""
                        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'p', 'm')
                            AND relname NOT LIKE 'flyway%' AND relname NOT IN (
                                SELECT relname FROM pg_class WHERE relnamespace = 'public_seen_by_all'::regnamespace)
                        ORDER BY relname COLLATE "C\"""")).isEqualTo(WHOLE);
    }

    @Test
    void viewsAreMadeAnewOnlyIfTheyHaveChanged() throws SQLException {
        String when = "SELECT oid FROM pg_namespace WHERE nspname = 'public_seen_by_all'";
        List<String> before = sql.rows(when);

        new Migrations(database.dataSource()).migrate();
        assertThat(sql.rows(when)).isEqualTo(before);

        sql.run("COMMENT ON SCHEMA public_seen_by_all IS 'of another version'");
        new Migrations(database.dataSource()).migrate();
        assertThat(sql.rows(when)).isNotEqualTo(before).hasSize(1);
    }

    private int all(String table) throws SQLException {
        return Integer.parseInt(sql.rows("SELECT count(*) FROM " + table + rulesAndDevices(table))
                .getFirst());
    }

    private List<String> seen(String table, String own) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET talpuls.own = '" + own + "'");
            var rows = new ArrayList<String>();
            try (var answer = statement.executeQuery(
                    "SELECT told::text FROM public_seen_by_all." + table + " AS told" + rulesAndDevices(table))) {
                while (answer.next()) {
                    rows.add(answer.getString(1));
                }
            } finally {
                statement.execute("RESET talpuls.own");
            }
            return rows;
        }
    }

    /** Of the registry only what names a device. */
    private static String rulesAndDevices(String table) {
        return table.equals("registry_entry") ? " WHERE kind IN ('device', 'rule')" : "";
    }

    /** A row of a device in each table there is; among them what a client of SensorThings would add to the thing. */
    private void anEverythingOf(String device, String visibility) throws SQLException {
        sql.run("""
                INSERT INTO device (id, name, latitude, longitude, visibility) VALUES ('%1$s', '%1$s', 51.2, 7.1, '%2$s');
                INSERT INTO datastream (device, property) VALUES ('%1$s', 'flow-%1$s');
                INSERT INTO frame SELECT number, now(), 's', 1 FROM device WHERE id = '%1$s';
                INSERT INTO uplink VALUES ('%1$s', now(), 0, 1, 'x', false, 0, '');
                INSERT INTO dead_letter (id, received_at, source, reason, detail, payload, device)
                    VALUES ('%1$s', now(), 'x', 'x', 'x', '', '%1$s');
                INSERT INTO request (of_group, kind, device, from_time, to_time) VALUES (1, 'recheck', '%1$s', 'epoch', now());
                INSERT INTO alert (id, rule, name, device, severity, value, raised_at, changed_at, events)
                    VALUES ('%1$s', 'r', 'r', '%1$s', 'info', 1, now(), now(), 1);
                INSERT INTO alert_event (alert, number, kind, severity, value, time) VALUES ('%1$s', 1, 'raised', 'info', 1, now());
                INSERT INTO delivery (alert, event, recipient) VALUES ('%1$s', 1, 'r');
                INSERT INTO registry_entry (kind, id, entry) VALUES ('device', '%1$s', '{"device": "%1$s", "profile": "profile-%1$s"}'),
                    ('rule', 'rule-%1$s', '{"id": "rule", "devices": ["%1$s"]}');
                INSERT INTO sta_location (name, description, encoding_type, location) VALUES ('%1$s too', '', '', '{}');
                INSERT INTO sta_thing_location SELECT thing.id, location.id FROM sta_thing AS thing, sta_location AS location
                    WHERE device = '%1$s' AND location.name = '%1$s too';
                INSERT INTO sta_feature (location, name, description, encoding_type, feature)
                    SELECT id, name, '', '', '{}' FROM sta_location WHERE name = '%1$s too';
                INSERT INTO sta_observation (datastream, feature, phenomenon_start, phenomenon_end, result)
                    SELECT told.id, feature.id, now(), now(), to_jsonb('%1$s'::text) FROM sta_datastream AS told, sta_feature AS feature
                    WHERE told.name LIKE '%%%1$s' AND feature.name = '%1$s too'""".formatted(device, visibility));
    }
}
