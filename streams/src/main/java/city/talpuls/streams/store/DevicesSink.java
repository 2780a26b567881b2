package city.talpuls.streams.store;

import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** Writes what the registry says of devices. */
final class DevicesSink implements Sink<Device> {

    private static final String STORE = """
            INSERT INTO device (id, name, latitude, longitude, district, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
                district = excluded.district, first_seen = least(device.first_seen, excluded.first_seen)""";

    @Override
    public List<DeviceAggregates> write(Connection connection, List<Device> devices) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            for (Device device : inOrder(devices)) {
                Position position = device.position();
                insert.setString(1, device.id().value());
                insert.setString(2, device.name());
                insert.setObject(3, position == null ? null : position.latitude(), Types.DOUBLE);
                insert.setObject(4, position == null ? null : position.longitude(), Types.DOUBLE);
                insert.setString(5, device.district());
                insert.setObject(6, device.firstSeen().atOffset(ZoneOffset.UTC));
                insert.setObject(7, device.firstSeen().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return List.of();
    }

    /** By id, as all writers take the rows of devices; those of one device stay in their order. */
    private static List<Device> inOrder(List<Device> devices) {
        return devices.stream()
                .sorted(Comparator.comparing(device -> device.id().value()))
                .toList();
    }
}
