package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.streams.quality.Rulebook;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes readings: one per datastream and time, of two the later received. Beside them the latest of each datastream, what
 * the devices last said in words, when they were last heard and the numbers of their messages, and, for hours that the
 * streams no longer remember, the aggregates anew. Rows are taken table by table in this order, and in each in the order
 * of its key, so that no two writers wait for each other in a ring.
 */
final class ReadingsSink implements Sink<Report> {

    private static final String STORE = """
            INSERT INTO reading (datastream, time, value, quality)
            SELECT datastream, %s, value, quality
            FROM unnest(?::int[], ?::bigint[], ?::float8[], ?::smallint[]) AS new (datastream, at, value, quality)
            ON CONFLICT (datastream, time) DO UPDATE SET value = excluded.value, quality = excluded.quality
            WHERE (reading.value, reading.quality) IS DISTINCT FROM (excluded.value, excluded.quality)""".formatted(Micros.asTime("at"));

    /** Takes the devices' rows in the order of their ids, as all writers do, so that none waits for another in a ring. */
    private static final String SEEN = """
            WITH taken AS MATERIALIZED (
                SELECT id FROM device WHERE id = ANY (?) ORDER BY id COLLATE "C" FOR NO KEY UPDATE)
            UPDATE device SET last_seen = greatest(last_seen, %1$s),
                   texts = CASE WHEN new.texts IS NULL OR (new.again AND last_seen > %1$s) THEN device.texts
                                ELSE device.texts || new.texts::jsonb END
            FROM taken JOIN (SELECT *, ?::boolean AS again FROM unnest(?::text[], ?::bigint[], ?::text[]) AS t (id, at, texts)) AS new
                 ON taken.id = new.id
            WHERE device.id = new.id""".formatted(Micros.asTime("at"));

    /** Where a reading stands in the table. */
    record Place(int datastream, long micros) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byDatastream = Integer.compare(datastream, other.datastream);
            return byDatastream == 0 ? Long.compare(micros, other.micros) : byDatastream;
        }
    }

    private record Heard(Instant at, Map<String, String> texts) {
        Heard merge(Heard later) {
            return new Heard(at.isAfter(later.at) ? at : later.at, later.texts.isEmpty() ? texts : both(later.texts));
        }

        Heard latest(Heard other) {
            return other.at.isBefore(at) ? this : other;
        }

        private Map<String, String> both(Map<String, String> later) {
            var merged = new HashMap<>(texts);
            merged.putAll(later);
            return merged;
        }
    }

    private final Datastreams datastreams;
    private final Recomputation recomputation;
    private final Latest latest = new Latest();
    private final Devices devices = new Devices();
    private final Frames frames = new Frames();
    private final Replayed replayed = new Replayed("stored");
    private final Redecoded redecoded = new Redecoded();
    private final Requests requests = new Requests();

    @SuppressWarnings("rawtypes")
    private final JsonCodec<Map> json;

    @SuppressWarnings("rawtypes")
    ReadingsSink(Datastreams datastreams, Rulebook rulebook, Duration memory, JsonCodec<Map> json) {
        this.datastreams = datastreams;
        this.recomputation = new Recomputation(datastreams, rulebook, memory);
        this.json = json;
    }

    @Override
    public boolean isMessage(Report report) {
        return !report.isMore();
    }

    /** What is erased is what came before. */
    @Override
    public boolean standsAlone(Report report) {
        return report.asksFor(Request.Kind.ERASE);
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
            for (Reading reading : report.rechecked()) {
                wanted.add(new Datastreams.Key(report.device(), reading.property()));
            }
        }
        datastreams.register(connection, wanted, seen);
        meetDevices(connection, reports);
        connection.commit();
    }

    @Override
    public List<DeviceAggregates> write(Connection connection, List<Report> reports) throws SQLException {
        if (standsAlone(reports.getFirst())) {
            requests.passed(connection, reports.getFirst());
            return List.of();
        }
        datastreams.hold(connection);
        store(connection, reports);
        noteDevices(connection, reports);
        frames.write(connection, frames(reports));
        replayed.settle(connection, replays(reports, false));
        replayed.settleUnasked(connection, replays(reports, true));
        redecoded.settle(connection, reports.stream().map(Report::redecoding));
        requests.done(connection, reports);
        return recomputation.recompute(connection, reports);
    }

    private static Stream<@Nullable String> replays(List<Report> reports, boolean redecoded) {
        return reports.stream()
                .filter(report -> redecoded == (report.redecoding() != null))
                .map(Report::replayOf);
    }

    private void store(Connection connection, List<Report> reports) throws SQLException {
        // In the order of the table's key, so that neighbours in its index are written one after the other.
        Map<Place, Reading> places = new TreeMap<>();
        for (Report report : reports) {
            report.readings().forEach(reading -> places.put(place(report, reading), reading));
            report.rechecked().forEach(reading -> places.put(place(report, reading), reading));
        }
        ReadingRows rows = ReadingRows.of(places);
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            rows.bind(insert);
            insert.executeUpdate();
        }
        latest.keep(connection, places);
    }

    private Place place(Report report, Reading reading) {
        return new Place(datastreams.number(report.device(), reading.property()), Micros.of(reading.time()));
    }

    /** Those that say something in words only have no datastream with which they would have been registered. */
    private void meetDevices(Connection connection, List<Report> reports) throws SQLException {
        List<Devices.Heard> heard = reports.stream()
                .filter(report -> report.readings().isEmpty() && isOfDevice(report))
                .map(report -> new Devices.Heard(report.device(), report.receivedAt()))
                .toList();
        devices.meet(connection, heard);
    }

    private static List<Frames.Frame> frames(List<Report> reports) {
        List<Frames.Frame> frames = new ArrayList<>();
        for (Report report : reports) {
            if (report.counter() != null && report.replayOf() == null) {
                frames.add(new Frames.Frame(report.device(), report.receivedAt(), report.counter()));
            }
        }
        return frames;
    }

    /** Words that were said long ago and are read again are the last only if the device said nothing since. */
    private void noteDevices(Connection connection, List<Report> reports) throws SQLException {
        noteDevices(connection, reports, false);
        if (reports.stream().anyMatch(report -> report.redecoding() != null)) {
            noteDevices(connection, reports, true);
        }
    }

    private void noteDevices(Connection connection, List<Report> reports, boolean readAgain) throws SQLException {
        Map<DeviceId, Heard> heard = new LinkedHashMap<>();
        for (Report report : reports) {
            if (isOfDevice(report) && readAgain == (report.redecoding() != null)) {
                heard.merge(
                        report.device(),
                        new Heard(report.receivedAt(), report.texts()),
                        readAgain ? Heard::latest : Heard::merge);
            }
        }
        Array ids = connection.createArrayOf(
                "text", heard.keySet().stream().map(DeviceId::value).toArray());
        try (PreparedStatement update = connection.prepareStatement(SEEN)) {
            update.setArray(1, ids);
            update.setBoolean(2, readAgain);
            update.setArray(3, ids);
            update.setObject(
                    4, heard.values().stream().mapToLong(h -> Micros.of(h.at())).toArray());
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            heard.values().stream().map(h -> words(h.texts())).toArray()));
            update.executeUpdate();
        }
    }

    private static boolean isOfDevice(Report report) {
        return report.request() == null && !report.isMore();
    }

    private @Nullable String words(Map<String, String> texts) {
        return texts.isEmpty() ? null : new String(json.write(texts), StandardCharsets.UTF_8);
    }
}
