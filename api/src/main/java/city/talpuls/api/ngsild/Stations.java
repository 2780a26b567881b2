package city.talpuls.api.ngsild;

import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for devices by what they measure. Those of which nobody knows where they stand are left out, as all models
 * want a location. A container is no weather station, whatever its thermometer says.
 */
@Singleton
final class Stations {

    private static final String STATIONS = """
            SELECT device.id, name, district, latitude, longitude, property, unit, latest.time, latest.value
            FROM device
            LEFT JOIN (datastream JOIN latest ON latest.datastream = datastream.id AND quality = 0)
                ON datastream.device = device.id AND property = ANY (:properties)
            WHERE latitude IS NOT NULL AND (cast(:device AS text) IS NULL OR device.id = :device)
                AND EXISTS (SELECT FROM datastream AS making
                            WHERE making.device = device.id AND making.property = ANY (:making))
                AND (:containers OR NOT EXISTS (SELECT FROM datastream AS filling
                                                WHERE filling.device = device.id AND filling.property = 'fill_level'))
            ORDER BY device.id, property""";

    private final Database database;
    private final Attributes attributes;

    Stations(Database database, Attributes attributes) {
        this.database = database;
        this.attributes = attributes;
    }

    /** All that are such entities, by their ids; or the one device, if it is one. */
    List<Station> of(EntityType type, @Nullable String device) {
        Map<String, Station> stations = new LinkedHashMap<>();
        database.ask(handle -> handle.createQuery(STATIONS)
                        .bindArray("properties", String.class, attributes.properties(type))
                        .bindArray("making", String.class, attributes.making(type))
                        .bind("containers", type == EntityType.WASTE_CONTAINER)
                        .bind("device", device)
                        .map((row, context) -> station(row))
                        .list())
                .forEach(row -> stations.merge(row.device(), row, Stations::together));
        return List.copyOf(stations.values());
    }

    private static Station together(Station one, Station more) {
        var readings = new ArrayList<>(one.readings());
        readings.addAll(more.readings());
        return new Station(one.device(), one.name(), one.district(), one.latitude(), one.longitude(), readings);
    }

    /** A device with one of its readings, or without any. */
    private static Station station(ResultSet row) throws SQLException {
        String property = row.getString("property");
        var time = row.getTimestamp("time");
        return new Station(
                row.getString("id"),
                row.getString("name"),
                row.getString("district"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                property == null || time == null
                        ? List.of()
                        : List.of(new Station.Measured(
                                property, row.getString("unit"), time.toInstant(), row.getDouble("value"))));
    }
}
