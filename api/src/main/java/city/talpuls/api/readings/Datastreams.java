package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/** Finds the datastreams of a property that several devices have. */
@Singleton
final class Datastreams {

    private final Registry registry;
    private final Database database;

    Datastreams(Registry registry, Database database) {
        this.registry = registry;
        this.database = database;
    }

    /**
     * By their numbers. A place may have none; a device that is named has one.
     *
     * @throws ProblemException if there is no such device, it measures no such thing, or there are more than
     *     {@link Devices#MOST}
     */
    List<Datastream> of(DeviceChoice choice, Property property) {
        return switch (choice) {
            case DeviceChoice.Named(var devices) ->
                devices.stream()
                        .map(device -> registry.datastream(device, property))
                        .sorted(Comparator.comparingInt(Datastream::id))
                        .toList();
            case DeviceChoice.InDistrict(District district) ->
                in("district", "district = :district", property, query -> query.bind("district", district.name()));
            case DeviceChoice.InBox(BoundingBox box) ->
                in(
                        "bbox",
                        "latitude BETWEEN :south AND :north AND "
                                + (box.west() <= box.east()
                                        ? "longitude BETWEEN :west AND :east"
                                        : "(longitude >= :west OR longitude <= :east)"),
                        property,
                        query -> query.bind("west", box.west())
                                .bind("south", box.south())
                                .bind("east", box.east())
                                .bind("north", box.north()));
        };
    }

    private List<Datastream> in(String parameter, String place, Property property, UnaryOperator<Query> values) {
        List<Datastream> found = database.ask(handle -> values.apply(
                        handle.createQuery("""
                        SELECT datastream.* FROM datastream JOIN device ON device.id = datastream.device
                        WHERE property = :property AND\s""" + place + " ORDER BY datastream.id LIMIT :most")
                                .bind("property", property.name())
                                .bind("most", Devices.MOST + 1))
                .map((row, context) -> Datastream.of(row))
                .list());
        if (found.size() > Devices.MOST) {
            throw ProblemException.badParameter(
                    parameter,
                    "more than " + Devices.MOST + " devices there measure " + property.name()
                            + ", and one question is about as many at most");
        }
        return found;
    }
}
