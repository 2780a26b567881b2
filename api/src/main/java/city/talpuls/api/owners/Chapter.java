package city.talpuls.api.owners;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kind of rows that are known of a device.
 *
 * @param kind how its lines are named
 * @param rows the query, which may name {@code :device} and {@code :datastream}
 * @param key the columns that tell its rows apart, in whose order they are read
 * @param datastream of which they are; 0 where they are the device's
 * @param also what each line says too
 */
record Chapter(String kind, String rows, List<String> key, int datastream, Map<String, String> also) {

    /** What is kept of a device. */
    static final List<Chapter> OF_DEVICE = List.of(
            new Chapter("device", """
                    SELECT id, name, latitude, longitude, district, visibility, first_seen, last_seen, texts
                    FROM device WHERE id = :device""", "id"),
            new Chapter("registration", """
                    SELECT id, entry, changed_at FROM registry_entry WHERE kind = 'device' AND id = :device""", "id"),
            new Chapter("datastream", "SELECT id, property, unit FROM datastream WHERE device = :device", "id"),
            new Chapter("location", """
                    SELECT history.id, location.id AS place, history.time, location.name, location.location
                    FROM sta_thing AS thing
                    JOIN sta_historical_location AS history ON history.thing = thing.id
                    JOIN sta_historical_place AS placed ON placed.historical_location = history.id
                    JOIN sta_location AS location ON location.id = placed.location
                    WHERE thing.device = :device""", "id", "place"),
            new Chapter("observation", """
                    SELECT observation.id, told.name AS datastream, phenomenon_start, phenomenon_end, result_time, result,
                        parameters
                    FROM sta_thing AS thing
                    JOIN sta_datastream AS told ON told.thing = thing.id
                    JOIN sta_observation AS observation ON observation.datastream = told.id
                    WHERE thing.device = :device""", "id"),
            new Chapter("uplink", """
                    SELECT received_at, partition, at_offset, source, redelivered, size, payload
                    FROM uplink WHERE device = :device""", "received_at", "partition", "at_offset"),
            new Chapter("dead-letter", """
                    SELECT id, received_at, source, reason, detail, state, payload
                    FROM dead_letter WHERE device = :device""", "id"),
            new Chapter("frame", """
                    SELECT received_at, session, counter FROM frame
                    WHERE device = (SELECT number FROM device WHERE id = :device)""", "received_at", "session", "counter"),
            new Chapter("alert", """
                    SELECT id, rule, name, property, severity, value, raised_at, changed_at, cleared_at, acknowledged_at, note
                    FROM alert WHERE device = :device""", "id"),
            new Chapter("alert-event", """
                    SELECT alert, number, kind AS event, alert_event.severity, alert_event.value, threshold, time
                    FROM alert_event JOIN alert ON alert.id = alert_event.alert
                    WHERE device = :device""", "alert", "number"));

    private static final String WINDOW = """
            SELECT time, count, flagged, sum, min, max, first_time, first, last_time, last, energy, as_of
            FROM %s WHERE datastream = :datastream""";

    private Chapter(String kind, String rows, String... key) {
        this(kind, rows, List.of(key), 0, Map.of());
    }

    Chapter {
        key = List.copyOf(key);
        also = new TreeMap<>(also);
    }

    /** What is kept of a datastream. */
    static List<Chapter> of(int datastream, String property) {
        Map<String, String> also = Map.of("property", property);
        return List.of(
                new Chapter(
                        "reading",
                        "SELECT time, value, quality FROM reading WHERE datastream = :datastream",
                        List.of("time"),
                        datastream,
                        also),
                new Chapter("aggregate-15m", WINDOW.formatted("aggregate_15m"), List.of("time"), datastream, also),
                new Chapter("aggregate-1h", WINDOW.formatted("aggregate_1h"), List.of("time"), datastream, also));
    }
}
