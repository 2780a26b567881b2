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
import java.util.stream.Stream;

/** The numbers under which the store keeps datastreams. A datastream that is met first is registered, its device too. */
final class Datastreams {

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

    private static final String NUMBERS = """
            SELECT d.id, d.device, d.property
            FROM datastream d
            JOIN unnest(?::text[], ?::text[]) AS wanted (device, property)
              ON d.device = wanted.device AND d.property = wanted.property""";

    private final Properties properties;
    private final Map<Key, Integer> numbers = new ConcurrentHashMap<>();

    Datastreams(Properties properties) {
        this.properties = properties;
    }

    /** The number of a datastream that was {@link #register registered}. */
    int number(DeviceId device, Property property) {
        Integer number = numbers.get(new Key(device, property));
        if (number == null) {
            throw new IllegalStateException(property + " of " + device + " is not registered");
        }
        return number;
    }

    /**
     * Registers those of the datastreams that are not known yet, in a transaction of its own.
     *
     * @param seen when the first message of a new device was received
     */
    void register(Connection connection, Collection<Key> wanted, Map<DeviceId, Instant> seen) throws SQLException {
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
                            new Key(new DeviceId(rows.getString(2)), new Property(rows.getString(3))), rows.getInt(1));
                }
            }
        }
        connection.commit();
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
