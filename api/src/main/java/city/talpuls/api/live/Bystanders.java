package city.talpuls.api.live;

import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.DeviceIds;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which devices are meant by those who listen to a part of the city. */
@Singleton
final class Bystanders {

    private final Database database;

    Bystanders(Database database) {
        this.database = database;
    }

    /**
     * The ids of the devices that are meant; absent if all are.
     *
     * @throws ProblemException if devices are named, and a place too
     */
    @Nullable
    Set<String> of(@Nullable DeviceIds devices, @Nullable District district, @Nullable BoundingBox bbox) {
        if (devices != null) {
            if (district != null || bbox != null) {
                throw ProblemException.badParameter(
                        district != null ? "district" : "bbox", "ask for devices or for a place, not for both");
            }
            return devices.ids().stream().map(DeviceId::value).collect(Collectors.toSet());
        }
        return district == null && bbox == null ? null : standing(district, bbox);
    }

    private Set<String> standing(@Nullable District district, @Nullable BoundingBox bbox) {
        BoundingBox box = bbox == null ? new BoundingBox(-180, -90, 180, 90) : bbox;
        return database.ask(handle -> handle.createQuery("""
                        SELECT id FROM device
                        WHERE (cast(:district AS text) IS NULL OR district = :district)
                            AND (:anywhere OR latitude BETWEEN :south AND :north
                                AND CASE WHEN :west <= :east THEN longitude BETWEEN :west AND :east
                                         ELSE longitude >= :west OR longitude <= :east END)""")
                .bind("district", district == null ? null : district.name())
                .bind("anywhere", bbox == null)
                .bind("west", box.west())
                .bind("south", box.south())
                .bind("east", box.east())
                .bind("north", box.north())
                .mapTo(String.class)
                .set());
    }
}
