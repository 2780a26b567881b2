package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.quality.Doubts;
import city.talpuls.streams.quality.Rules;
import city.talpuls.streams.quality.SortedReadings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the doubts about stored readings anew, by the same rules as the streams do for what they remember, and day by day,
 * so that no more than a few days of a device are in memory.
 */
final class Rechecking {

    private static final Duration AT_ONCE = Duration.ofDays(1);

    private static final String READ = """
            SELECT datastream.id, property, (extract(epoch FROM time) * 1000000)::bigint AS micros, value, quality
            FROM datastream JOIN reading ON reading.datastream = datastream.id
            WHERE device = ? AND time >= %s AND time < %s""".formatted(Micros.asTime("?"), Micros.asTime("?"));

    private static final List<String> UPDATES = List.of(update("reading"), update("latest"));

    /** A span of time of which a device's readings are to be checked. */
    record Span(Instant from, Instant to) {

        boolean isEmpty() {
            return !from.isBefore(to);
        }
    }

    private record Stored(int datastream, Reading reading) {}

    private final Connection connection;
    private final DeviceId device;
    private final Rules rules;

    Rechecking(Connection connection, DeviceId device, Rules rules) {
        this.connection = connection;
        this.device = device;
        this.rules = rules;
    }

    /** Checks the readings of the span; returns the hours in which any is doubted otherwise now, by datastream. */
    Map<Integer, Set<Instant>> check(Span span) throws SQLException {
        Map<Integer, Set<Instant>> changed = new HashMap<>();
        for (Instant from = span.from(); from.isBefore(span.to()); from = from.plus(AT_ONCE)) {
            Instant end = from.plus(AT_ONCE);
            for (Stored one : checked(new Span(from, end.isBefore(span.to()) ? end : span.to()))) {
                changed.computeIfAbsent(one.datastream(), datastream -> new LinkedHashSet<>())
                        .add(Interval.HOUR.windowOf(one.reading().time()));
            }
        }
        return changed;
    }

    private List<Stored> checked(Span span) throws SQLException {
        List<Stored> stored =
                read(new Span(span.from().minus(rules.lookBack()), span.to().plus(rules.lookAhead())));
        var doubts = new Doubts(
                rules, new SortedReadings(stored.stream().map(Stored::reading).toList()));
        List<Stored> changed = new ArrayList<>();
        for (Stored one : stored) {
            Reading reading = one.reading();
            if (!reading.time().isBefore(span.from()) && reading.time().isBefore(span.to())) {
                Quality quality = doubts.of(reading);
                if (!quality.equals(reading.quality())) {
                    changed.add(new Stored(one.datastream(), reading.with(quality)));
                }
            }
        }
        if (!changed.isEmpty()) {
            update(changed);
        }
        return changed;
    }

    private List<Stored> read(Span span) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setString(1, device.value());
            query.setLong(2, Micros.of(span.from()));
            query.setLong(3, Micros.of(span.to()));
            try (ResultSet rows = query.executeQuery()) {
                List<Stored> stored = new ArrayList<>();
                while (rows.next()) {
                    stored.add(new Stored(
                            rows.getInt("id"),
                            new Reading(
                                    new Property(rows.getString("property")),
                                    Micros.time(rows.getLong("micros")),
                                    rows.getDouble("value"),
                                    new Quality(rows.getInt("quality")))));
                }
                return stored;
            }
        }
    }

    private void update(List<Stored> changed) throws SQLException {
        var qualities = new short[changed.size()];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (short) changed.get(i).reading().quality().bits();
        }
        for (String statement : UPDATES) {
            try (PreparedStatement update = connection.prepareStatement(statement)) {
                update.setObject(
                        1, changed.stream().mapToInt(Stored::datastream).toArray());
                update.setObject(
                        2,
                        changed.stream()
                                .mapToLong(one -> Micros.of(one.reading().time()))
                                .toArray());
                update.setObject(3, qualities);
                update.executeUpdate();
            }
        }
    }

    private static String update(String table) {
        return """
            UPDATE %1$s AS stored SET quality = new.quality
            FROM unnest(?::int[], ?::bigint[], ?::smallint[]) AS new (datastream, at, quality)
            WHERE stored.datastream = new.datastream AND stored.time = %2$s""".formatted(table, Micros.asTime("at"));
    }
}
