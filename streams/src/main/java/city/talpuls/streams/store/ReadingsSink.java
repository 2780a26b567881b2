package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes readings: one per datastream and time, of two the later received. Beside them what the devices last said in
 * words and when they were last heard, and, for hours that the streams no longer remember, the aggregates anew.
 */
final class ReadingsSink implements Sink<Report> {

    private static final String STORE = """
            INSERT INTO reading (datastream, time, value, quality)
            SELECT datastream, %s, value, quality
            FROM unnest(?::int[], ?::bigint[], ?::float8[], ?::smallint[]) AS new (datastream, at, value, quality)
            ON CONFLICT (datastream, time) DO UPDATE SET value = excluded.value, quality = excluded.quality
            WHERE (reading.value, reading.quality) IS DISTINCT FROM (excluded.value, excluded.quality)""".formatted(Micros.asTime("at"));

    private static final String SEEN = """
            UPDATE device SET last_seen = greatest(last_seen, %s), texts = device.texts || new.texts::jsonb
            FROM unnest(?::text[], ?::bigint[], ?::text[]) AS new (id, at, texts)
            WHERE device.id = new.id""".formatted(Micros.asTime("at"));

    private record Place(int datastream, long micros) {}

    private record Heard(Instant at, Map<String, String> texts) {
        Heard merge(Heard later) {
            var merged = new HashMap<>(texts);
            merged.putAll(later.texts);
            return new Heard(at.isAfter(later.at) ? at : later.at, merged);
        }
    }

    private final Datastreams datastreams;
    private final Recomputation recomputation;

    @SuppressWarnings("rawtypes")
    private final JsonCodec<Map> json;

    @SuppressWarnings("rawtypes")
    ReadingsSink(Datastreams datastreams, JsonCodec<Map> json) {
        this.datastreams = datastreams;
        this.recomputation = new Recomputation(datastreams);
        this.json = json;
    }

    @Override
    public void prepare(Connection connection, List<Report> reports) throws SQLException {
        var wanted = new ArrayList<Datastreams.Key>();
        var seen = new HashMap<DeviceId, Instant>();
        for (Report report : reports) {
            seen.putIfAbsent(report.device(), report.receivedAt());
            for (Reading reading : report.readings()) {
                wanted.add(new Datastreams.Key(report.device(), reading.property()));
            }
        }
        datastreams.register(connection, wanted, seen);
    }

    @Override
    public void write(Connection connection, List<Report> reports) throws SQLException {
        store(connection, reports);
        noteDevices(connection, reports);
        recomputation.recompute(connection, reports);
    }

    private void store(Connection connection, List<Report> reports) throws SQLException {
        Map<Place, Reading> latest = new LinkedHashMap<>();
        for (Report report : reports) {
            for (Reading reading : report.readings()) {
                latest.put(
                        new Place(datastreams.number(report.device(), reading.property()), Micros.of(reading.time())),
                        reading);
            }
        }
        int size = latest.size();
        var numbers = new int[size];
        var times = new long[size];
        var values = new double[size];
        var qualities = new short[size];
        int i = 0;
        for (var entry : latest.entrySet()) {
            numbers[i] = entry.getKey().datastream();
            times[i] = entry.getKey().micros();
            values[i] = entry.getValue().value();
            qualities[i] = (short) entry.getValue().quality().bits();
            i++;
        }
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setObject(1, numbers);
            insert.setObject(2, times);
            insert.setObject(3, values);
            insert.setObject(4, qualities);
            insert.executeUpdate();
        }
    }

    private void noteDevices(Connection connection, List<Report> reports) throws SQLException {
        Map<DeviceId, Heard> heard = new LinkedHashMap<>();
        for (Report report : reports) {
            heard.merge(report.device(), new Heard(report.receivedAt(), report.texts()), Heard::merge);
        }
        try (PreparedStatement update = connection.prepareStatement(SEEN)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text", heard.keySet().stream().map(DeviceId::value).toArray()));
            update.setObject(
                    2, heard.values().stream().mapToLong(h -> Micros.of(h.at())).toArray());
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            heard.values().stream()
                                    .map(h -> new String(json.write(h.texts()), StandardCharsets.UTF_8))
                                    .toArray()));
            update.executeUpdate();
        }
    }
}
