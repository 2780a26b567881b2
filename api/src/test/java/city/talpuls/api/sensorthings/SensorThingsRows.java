package city.talpuls.api.sensorthings;

import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import java.time.Instant;

/** A small city, as SensorThings sees it: two devices, and what a client made. */
final class SensorThingsRows {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private SensorThingsRows() {}

    /**
     * Things 1 and 2 are devices with a Datastream each of temperature and of sound level; of each there are four: what was
     * measured, and means. Thing 3, its Datastream 9 and Observations 1 to 3 were made by a client.
     */
    static TestDatabase fill(TestApi api) {
        TestDatabase rows = api.empty()
                .device("dev-1", "Rathaus", "Barmen", 51.27, 7.2)
                .device("dev-2", "Döppersberg", "Elberfeld", 51.25, 7.15)
                .datastream(11, "dev-1", "temperature", "Cel")
                .datastream(12, "dev-2", "sound_level", "dB[A]")
                .reading(11, NOON, 10)
                .reading(11, NOON.plusSeconds(600), 12)
                .reading(11, NOON.plusSeconds(3600), 14)
                .reading(11, NOON.plusSeconds(7200), 900, 8)
                .reading(12, NOON, 60)
                .reading(12, NOON.plusSeconds(60), 70)
                .aggregated();
        rows.execute(
                "INSERT INTO sta_thing (name, description, properties) VALUES ('Brunnen', 'Ein Brunnen', '{\"owner\": \"Stadt\", \"depth\": {\"m\": 12}}')");
        rows.execute(
                "INSERT INTO sta_location (name, description, encoding_type, location) VALUES ('Hof', 'Im Hof', 'application/geo+json', '{\"type\": \"Polygon\", \"coordinates\": [[[7.0, 51.2], [7.01, 51.2], [7.01, 51.21], [7.0, 51.2]]]}')");
        rows.execute("INSERT INTO sta_thing_location VALUES (3, 3)");
        rows.execute("INSERT INTO sta_historical_location (thing, time) VALUES (3, '2026-01-01T00:00:00Z')");
        rows.execute("INSERT INTO sta_historical_place VALUES (3, 3)");
        rows.execute(
                "INSERT INTO sta_sensor (name, description, encoding_type, metadata) VALUES ('Pegel', 'Ein Pegel', 'text/html', '\"https://example.org\"')");
        rows.execute(
                "INSERT INTO sta_observed_property (name, definition, description) VALUES ('Level', 'urn:level', 'How high')");
        rows.execute(
                "INSERT INTO sta_datastream (thing, sensor, observed_property, kind, name, description, unit_of_measurement, observation_type)"
                        + " SELECT 3, max(s.id), (SELECT max(id) FROM sta_observed_property), 'own', 'Level of the well', 'By hand', '{\"name\": \"metre\", \"symbol\": \"m\", \"definition\": \"ucum:m\"}', 'OM_Measurement' FROM sta_sensor AS s");
        rows.execute(
                "INSERT INTO sta_feature (name, description, encoding_type, feature) VALUES ('Well', 'The well', 'application/geo+json', '{\"type\": \"Point\", \"coordinates\": [7.005, 51.202]}')");
        rows.execute(
                "INSERT INTO sta_observation (datastream, feature, phenomenon_start, phenomenon_end, result_time, result, parameters) VALUES"
                        + " (9, 3, '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z', NULL, '1.5', '{\"by\": \"Eva\"}'),"
                        + " (9, 3, '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z', '\"dry\"', NULL),"
                        + " (9, 3, '1500-01-01T00:00:00Z', '1500-01-01T00:00:00Z', '2026-11-23T00:00:00.123456Z', '3', NULL)");
        return rows;
    }

    /** A device is somewhere else from then on. */
    static void move(TestDatabase rows, String device, double latitude, double longitude, String since) {
        rows.execute("UPDATE device SET latitude = ?, longitude = ? WHERE id = ?", latitude, longitude, device);
        rows.execute(
                "UPDATE sta_historical_location SET time = ?::timestamptz WHERE id = (SELECT max(id) FROM sta_historical_location)",
                since);
    }

    /** So many readings more, a second apart. */
    static void many(TestDatabase rows, int datastream, int count) {
        rows.execute(
                "INSERT INTO reading SELECT ?, timestamptz '2026-01-01T00:00:00Z' + i * interval '1 second', i, 0"
                        + " FROM generate_series(1, ?) AS i",
                datastream,
                count);
    }
}
