package city.talpuls.api.readings;

import city.talpuls.api.devices.Registry;
import city.talpuls.api.files.Origin;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the datastreams that are exported. */
@Singleton
final class Sources {

    private final Registry registry;
    private final Database database;

    Sources(Registry registry, Database database) {
        this.registry = registry;
        this.database = database;
    }

    /**
     * The datastreams of a choice, in the order of their numbers; there may be none.
     *
     * @throws city.talpuls.api.problem.ProblemException if a device is named that is not there, or one datastream that is not
     */
    List<Source> of(Choice choice) {
        List<DeviceId> devices =
                choice.devices() == null ? List.of() : choice.devices().ids();
        List<Property> properties =
                choice.properties() == null ? List.of() : choice.properties().properties();
        if (choice.isOne()) {
            registry.datastream(devices.getFirst(), properties.getFirst());
        } else {
            devices.forEach(device -> registry.require(device, "device"));
        }
        return database.ask(handle -> handle.createQuery("""
                        SELECT datastream.id, device, property, unit, latitude, longitude
                        FROM datastream JOIN device ON device.id = datastream.device
                        WHERE (:any_device OR device = ANY(:devices))
                            AND (cast(:district AS text) IS NULL OR district = :district)
                            AND (:any_property OR property = ANY(:properties))
                        ORDER BY datastream.id""")
                .bind("any_device", devices.isEmpty())
                .bindArray(
                        "devices",
                        String.class,
                        devices.stream().map(DeviceId::value).toArray())
                .bind(
                        "district",
                        choice.district() == null ? null : choice.district().name())
                .bind("any_property", properties.isEmpty())
                .bindArray(
                        "properties",
                        String.class,
                        properties.stream().map(Property::name).toArray())
                .map((row, context) -> source(row))
                .list());
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getInt("id"),
                new Origin(row.getString("device"), row.getString("property"), row.getString("unit"), position(row)));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        return row.wasNull() ? null : new Position(latitude, row.getDouble("longitude"));
    }
}
