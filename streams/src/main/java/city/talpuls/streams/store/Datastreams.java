package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The numbers under which the store keeps datastreams. A datastream that is met first is registered, its device too. When
 * numbers are taken away with an {@link Erasure}, table {@code numbering} says so, and all that are known are looked up anew.
 */
final class Datastreams {

    /** Numbers were taken away while something was written under them; it can be tried again. */
    static final class RenumberedException extends RuntimeException {
        RenumberedException(Key key) {
            super("the number of " + key.property() + " of " + key.device() + " is to be looked up again");
        }
    }

    private record Numbered(int number, long epoch) {}

    /** A property that a device measures. */
    record Key(DeviceId device, Property property) {}

    // In one order, here and wherever rows of devices are written, so that no two writers wait for each other in a
    // ring.
    private static final String REGISTER_DEVICES = """
            INSERT INTO device (id, name, first_seen, last_seen)
            SELECT DISTINCT ON (id) id, id, seen, seen
            FROM (SELECT id COLLATE "C" AS id, seen FROM unnest(?::text[], ?::timestamptz[]) AS t (id, seen)) AS new
            ORDER BY id, seen
            ON CONFLICT (id) DO NOTHING""";

    private static final String REGISTER_DATASTREAMS = """
            INSERT INTO datastream (device, property, unit)
            SELECT DISTINCT device, property, nullif(unit, '')
            FROM (SELECT device COLLATE "C" AS device, property COLLATE "C" AS property, unit
                  FROM unnest(?::text[], ?::text[], ?::text[]) AS t (device, property, unit)) AS new
            ORDER BY device, property
            ON CONFLICT (device, property) DO NOTHING""";

    private static final String EPOCH = "SELECT epoch FROM numbering";

    /** Whoever would take numbers away waits until the transaction ends. */
    private static final String HOLD = EPOCH + " FOR SHARE";

    private static final String NUMBERS = """
            SELECT d.id, d.device, d.property, (SELECT epoch FROM numbering)
            FROM datastream d
            JOIN unnest(?::text[], ?::text[]) AS wanted (device, property)
              ON d.device = wanted.device AND d.property = wanted.property""";

    private final Properties properties;
    private final Map<Key, Numbered> numbers = new ConcurrentHashMap<>();
    private final AtomicLong epoch = new AtomicLong();

    Datastreams(Properties properties) {
        this.properties = properties;
    }

    /** The number of a datastream that was {@link #register registered}. */
    int number(DeviceId device, Property property) {
        var key = new Key(device, property);
        Numbered known = numbers.get(key);
        if (known == null || known.epoch() != epoch.get()) {
            throw new RenumberedException(key);
        }
        return known.number();
    }

    /** Sees to it that numbers stay what they are until the connection's transaction ends. */
    void hold(Connection connection) throws SQLException {
        look(connection, HOLD);
    }

    private void look(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long now = row.getLong(1);
            if (epoch.getAndAccumulate(now, Math::max) < now) {
                numbers.values().removeIf(known -> known.epoch() < now);
            }
        }
    }

    /**
     * Registers those of the datastreams that are not known yet, in a transaction of its own.
     *
     * @param seen when the first message of a new device was received
     */
    void register(Connection connection, Collection<Key> wanted, Map<DeviceId, Instant> seen) throws SQLException {
        look(connection, EPOCH);
        List<Key> unknown = wanted.stream()
                .filter(key -> !numbers.containsKey(key))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        Array devices =
                texts(connection, unknown.stream().map(key -> key.device().value()));
        Array names =
                texts(connection, unknown.stream().map(key -> key.property().name()));
        try (PreparedStatement insert = connection.prepareStatement(REGISTER_DEVICES)) {
            insert.setArray(1, devices);
            insert.setArray(2, texts(connection, unknown.stream().map(key -> String.valueOf(seen.get(key.device())))));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(REGISTER_DATASTREAMS)) {
            insert.setArray(1, devices);
            insert.setArray(2, names);
            insert.setArray(
                    3,
                    texts(
                            connection,
                            unknown.stream()
                                    .map(key ->
                                            properties.unitOf(key.property()).orElse(""))));
            insert.executeUpdate();
        }
        connection.commit();
        try (PreparedStatement query = connection.prepareStatement(NUMBERS)) {
            query.setArray(1, devices);
            query.setArray(2, names);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.put(
                            new Key(new DeviceId(rows.getString(2)), new Property(rows.getString(3))),
                            new Numbered(rows.getInt(1), rows.getLong(4)));
                }
            }
        }
        connection.commit();
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
