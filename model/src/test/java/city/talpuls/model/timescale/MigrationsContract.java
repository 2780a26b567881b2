package city.talpuls.model.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.talpuls.model.timescale.Migrations.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds on every kind of store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigrationsContract<D extends TestDatabase> {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final short FUTURE = 1;

    private final D database;
    final Migrations migrations;
    final Sql sql;

    MigrationsContract(D database) {
        this.database = database;
        this.migrations = new Migrations(database.dataSource());
        this.sql = new Sql(database.dataSource());
    }

    abstract Store expectedStore();

    D database() {
        return database;
    }

    @BeforeAll
    void aNewDatabaseBecomesTheExpectedStore() throws SQLException {
        assertThat(migrations.migrate()).isEqualTo(expectedStore());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void migratingAgainChangesNothing() throws SQLException {
        String schema = """
                SELECT table_name, column_name, data_type FROM information_schema.columns
                WHERE table_schema = 'public' ORDER BY 1, ordinal_position""";
        String history = "SELECT version, installed_on FROM flyway_schema_history ORDER BY installed_rank";
        var schemaBefore = sql.rows(schema);
        var historyBefore = sql.rows(history);

        assertThat(migrations.migrate()).isEqualTo(expectedStore());

        assertThat(sql.rows(schema)).isEqualTo(schemaBefore).isNotEmpty();
        assertThat(sql.rows(history)).isEqualTo(historyBefore);
    }

    @Test
    void aSchemaThatIsNewerThanTheProgramIsRefused() throws SQLException {
        sql.run("""
                INSERT INTO flyway_schema_history VALUES
                    (9999, '9999', 'from tomorrow', 'SQL', 'V9999__x.sql', 1, 'test', now(), 1, true)""");
        try {
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(migrations::migrate)
                    .withMessageContaining("9999");
        } finally {
            sql.run("DELETE FROM flyway_schema_history WHERE version = '9999'");
        }
    }

    @Test
    void aDatastreamHasOneReadingPerTime() throws SQLException {
        sql.run("INSERT INTO reading VALUES (1, '2026-11-23T12:00:00Z', 1.5)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql.run("INSERT INTO reading VALUES (1, '2026-11-23T12:00:00Z', 2.5)"))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    }

    @Test
    void aDatastreamHasOneAggregatePerWindow() throws SQLException {
        for (String table : List.of("aggregate_15m", "aggregate_1h")) {
            String insert = "INSERT INTO " + table
                    + " (datastream, time, count, flagged, as_of) VALUES (1, '2026-11-23T12:00:00Z', 0, 1, now())";
            sql.run(insert);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.run(insert))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        }
    }

    @Test
    void aDatabaseOfBeforeKnowsItsLatestReadings() throws SQLException {
        asBefore();
        sql.run("INSERT INTO device (id, name) VALUES ('d', 'd')");
        sql.run("INSERT INTO datastream (id, device, property) OVERRIDING SYSTEM VALUE"
                + " VALUES (61, 'd', 'flow'), (62, 'd', 'pm10'), (63, 'd', 'no2')");
        sql.upsert(List.of(
                new Row(61, LONG_AGO, 1, (short) 0),
                new Row(61, NOON, 2, (short) 2),
                new Row(61, NOON.plusSeconds(60), 3, FUTURE),
                new Row(62, NOON, 4, FUTURE)));

        migrations.migrate();

        assertThat(sql.rows("SELECT datastream, value, quality FROM latest WHERE datastream > 60 ORDER BY 1"))
                .containsExactly("61|2|2", "62|4|1");
    }

    @Test
    void levelsOfBeforeGetTheEnergyOfTheirReadings() throws SQLException {
        asBefore();
        sql.run("INSERT INTO device (id, name) VALUES ('loh', 'loh')");
        sql.run("INSERT INTO datastream (id, device, property) OVERRIDING SYSTEM VALUE"
                + " VALUES (71, 'loh', 'sound_level'), (72, 'loh', 'pressure'), (73, 'loh', 'sound_level_max')");
        sql.upsert(List.of(
                new Row(71, NOON, 50, (short) 0),
                new Row(71, NOON.plusSeconds(60), 70, (short) 0),
                new Row(71, NOON.plusSeconds(120), 99, FUTURE),
                new Row(72, NOON, 1013, (short) 0),
                new Row(73, NOON, 1e4, (short) 0)));
        for (String table : List.of("aggregate_15m", "aggregate_1h")) {
            sql.run("INSERT INTO " + table + " (datastream, time, count, flagged, min, max, as_of) VALUES"
                    + " (71, '" + NOON + "', 2, 1, 50, 70, now()), (72, '" + NOON + "', 1, 0, 1013, 1013, now()),"
                    + " (73, '" + NOON + "', 1, 0, 10000, 10000, now())");
        }

        migrations.migrate();

        for (String table : List.of("aggregate_15m", "aggregate_1h")) {
            assertThat(sql.rows("SELECT datastream, energy FROM " + table + " WHERE datastream > 70 ORDER BY 1"))
                    .containsExactly("71|10100000", "72|null", "73|null");
        }
        for (String table : List.of("aggregate_15m", "aggregate_1h", "reading")) {
            sql.run("DELETE FROM " + table + " WHERE datastream > 70");
        }
        sql.run("DELETE FROM device WHERE id = 'loh'");
    }

    @Test
    void devicesOfBeforeAreThingsOfSensorThings() throws SQLException {
        asBefore();
        sql.run("INSERT INTO device (id, name, latitude, longitude, visibility, first_seen) VALUES"
                + " ('loh', 'Loh', 51.25, 7.5, 'internal', '" + LONG_AGO + "')");
        sql.run("INSERT INTO datastream (device, property, unit) VALUES ('loh', 'pm10', 'ug/m3')");

        migrations.migrate();

        assertThat(sql.rows("""
                        SELECT told.name, told.internal::text, told.unit_of_measurement ->> 'symbol', location.location ->> 'coordinates'
                        FROM sta_thing AS thing
                        JOIN sta_datastream AS told ON told.thing = thing.id
                        JOIN sta_historical_location AS history ON history.thing = thing.id
                        JOIN sta_historical_place AS place ON place.historical_location = history.id
                        JOIN sta_location AS location ON location.id = place.location
                        WHERE device = 'loh' AND history.time = '%s' ORDER BY told.id""".formatted(LONG_AGO)))
                .containsExactly(
                        "PM10 of Loh|true|µg/m³|[7.5, 51.25]",
                        "PM10 of Loh, means of 15 minutes|true|µg/m³|[7.5, 51.25]",
                        "PM10 of Loh, means of an hour|true|µg/m³|[7.5, 51.25]",
                        "PM10 of Loh, means of a day|true|µg/m³|[7.5, 51.25]");
        sql.run("DELETE FROM device WHERE id = 'loh'");
    }

    @Test
    void thingsFollowTheirDevices() throws SQLException {
        sql.run("INSERT INTO device (id, name, latitude, longitude) VALUES ('ronsdorf', 'Ronsdorf', 51.2, 7.1)");
        sql.run("INSERT INTO datastream (device, property) VALUES ('ronsdorf', 'murmur')");
        sql.run("INSERT INTO registry_entry (kind, id, entry) VALUES ('device', 'ronsdorf', '{\"profile\": \"ear\"}')");
        sql.run("UPDATE datastream SET unit = 'dB' WHERE device = 'ronsdorf'");
        sql.run(
                "UPDATE device SET name = 'Ronsdorf, market', latitude = 51.3, visibility = 'internal' WHERE id = 'ronsdorf'");

        assertThat(sql.rows("""
                        SELECT told.name, told.unit_of_measurement ->> 'name', sensor.name, told.internal::text
                        FROM sta_datastream AS told JOIN sta_sensor AS sensor ON sensor.id = told.sensor
                        JOIN sta_thing AS thing ON thing.id = told.thing WHERE thing.device = 'ronsdorf' AND told.kind = 'raw'""")).containsExactly("murmur of Ronsdorf, market|decibel|ear|true");
        assertThat(sql.rows("""
                        SELECT location.location ->> 'coordinates', (feature.feature = location.location)::text, location.internal::text,
                            EXISTS (SELECT FROM sta_thing_location AS here WHERE here.location = location.id)::text
                        FROM sta_historical_location AS history
                        JOIN sta_historical_place AS place ON place.historical_location = history.id
                        JOIN sta_location AS location ON location.id = place.location
                        JOIN sta_feature AS feature ON feature.location = location.id
                        JOIN sta_thing AS thing ON thing.id = history.thing WHERE device = 'ronsdorf' ORDER BY history.id""")).containsExactly("[7.1, 51.2]|true|true|false", "[7.1, 51.3]|true|true|true");
        sql.run("DELETE FROM device WHERE id = 'ronsdorf'");
        sql.run("DELETE FROM registry_entry WHERE id = 'ronsdorf'");
    }

    @Test
    void whereAnErasedDeviceWasIsErased() throws SQLException {
        sql.run("INSERT INTO device (id, name, latitude, longitude) VALUES ('gone', 'Gone', 51.2, 7.1)");
        sql.run("UPDATE device SET latitude = 51.3 WHERE id = 'gone'");
        sql.run("DELETE FROM device WHERE id = 'gone'");

        for (String table : List.of("sta_thing", "sta_location", "sta_feature")) {
            assertThat(sql.rows("SELECT * FROM " + table + " WHERE name LIKE '%Gone%'"))
                    .isEmpty();
        }
    }

    /** The schema as it was before the store's third version. */
    void asBefore() throws SQLException {
        sql.run("DROP SCHEMA public_seen_by_all CASCADE");
        sql.run("DROP INDEX device_internal");
        sql.run("DROP TABLE sta_news");
        sql.run(
                "DROP FUNCTION sta_device_changed, sta_datastream_changed, sta_registration_changed, sta_observations_came CASCADE");
        sql.run("DROP TABLE sta_observation, sta_feature, sta_datastream, sta_observed_property, sta_sensor,"
                + " sta_historical_place, sta_historical_location, sta_thing_location, sta_location, sta_thing");
        sql.run(
                "DROP FUNCTION sta_thing_goes, sta_tell_device, sta_tell_datastream, sta_places_of, sta_kinds, sta_sensor_of");
        sql.run("DROP TABLE property_term, unit_term");
        sql.run("ALTER TABLE aggregate_15m DROP COLUMN energy");
        sql.run("ALTER TABLE aggregate_1h DROP COLUMN energy");
        sql.run("DROP TABLE api_key, audit");
        sql.run("DROP TABLE delivery, alert_event, alert");
        sql.run("DROP VIEW uplink_message");
        sql.run("DROP TABLE uplink");
        sql.run("DROP TABLE numbering");
        sql.run("DROP TABLE request");
        sql.run("DROP SEQUENCE request_group");
        sql.run("DROP TABLE latest");
        sql.run("DROP TABLE retention");
        sql.run("ALTER TABLE progress DROP COLUMN refused");
        sql.run("DELETE FROM flyway_schema_history WHERE version::int >= 3");
    }

    @Test
    void aBatchThatComesAgainChangesNothing() throws SQLException {
        var batch = List.of(
                new Row(2, NOON, 21.5, (short) 0),
                new Row(2, NOON.plusSeconds(60), -0.25, FUTURE),
                new Row(2, LONG_AGO, 1e100, (short) 0));

        assertThat(sql.upsert(batch)).isEqualTo(3);
        assertThat(sql.upsert(batch)).isZero();

        assertThat(sql.readings(2)).containsExactly(batch.get(2), batch.get(0), batch.get(1));
    }

    @Test
    void aCorrectionReplacesWhatWasSaidBefore() throws SQLException {
        sql.upsert(List.of(new Row(3, NOON, 21.5, FUTURE), new Row(3, NOON.plusSeconds(60), 22, (short) 0)));

        int changed =
                sql.upsert(List.of(new Row(3, NOON, 19.5, (short) 0), new Row(3, NOON.plusSeconds(60), 22, (short) 0)));

        assertThat(changed).isEqualTo(1);
        assertThat(sql.readings(3))
                .containsExactly(new Row(3, NOON, 19.5, (short) 0), new Row(3, NOON.plusSeconds(60), 22, (short) 0));
    }
}
