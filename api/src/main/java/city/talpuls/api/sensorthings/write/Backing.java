package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.model.EntityType;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which entities stand for what Talpuls knows without SensorThings, and so are not changed here. */
final class Backing {

    private final Handle handle;

    /**
     * What an entity stands for.
     *
     * @param of as in "the device 'x'"
     * @param route of the API by which that is changed
     */
    record Registered(String of, String route) {}

    Backing(Handle handle) {
        this.handle = handle;
    }

    /** What an entity stands for, if for something. */
    Optional<Registered> of(EntityType type, long id) {
        return switch (type) {
            case THING -> device("SELECT device FROM sta_thing WHERE id = :id AND device IS NOT NULL", id);
            case LOCATION -> device(places("place.location = :id"), id);
            case FEATURE_OF_INTEREST ->
                device(places("place.location = (SELECT location FROM sta_feature WHERE id = :id)"), id);
            case HISTORICAL_LOCATION -> device("""
                        SELECT thing.device FROM sta_historical_location AS history
                        JOIN sta_thing AS thing ON thing.id = history.thing
                        WHERE history.id = :id AND thing.device IS NOT NULL""", id);
            case DATASTREAM -> device("""
                        SELECT datastream.device FROM sta_datastream AS told
                        JOIN datastream ON datastream.id = told.datastream WHERE told.id = :id""", id);
            case SENSOR ->
                one("SELECT profile FROM sta_sensor WHERE id = :id AND profile IS NOT NULL", id)
                        .map(profile -> profile.isEmpty()
                                ? new Registered("devices without a profile", "PATCH /api/v1/devices/{id}")
                                : new Registered("the profile '" + profile + "'", "PUT /api/v1/profiles/" + profile));
            case OBSERVED_PROPERTY ->
                one("SELECT property FROM sta_observed_property WHERE id = :id AND property IS NOT NULL", id)
                        .map(property -> new Registered(
                                "the property '" + property + "'",
                                "PUT /api/v1/profiles/{id}, which names properties"));
            case OBSERVATION ->
                DeviceObservation.of(id).flatMap(observation -> of(EntityType.DATASTREAM, observation.datastream()));
        };
    }

    /** The device that a Thing stands for. */
    Optional<String> deviceOfThing(long thing) {
        return one("SELECT device FROM sta_thing WHERE id = :id AND device IS NOT NULL", thing);
    }

    /**
     * Ends the change if the entity stands for something.
     *
     * @param path where it is named; empty if the address names it
     */
    void refuse(EntityType type, long id, String path) {
        of(type, id).ifPresent(registered -> {
            throw conflict(type, id, registered, path);
        });
    }

    static ProblemException conflict(EntityType type, long id, Registered registered, String path) {
        String field = path.isEmpty() ? "path" : path;
        return new ProblemException(Problem.of(
                ProblemType.CONFLICT,
                field,
                type.plural() + "(" + id + ") stands for " + registered.of() + ", which is changed by "
                        + registered.route()));
    }

    private static String places(String condition) {
        return """
                SELECT thing.device FROM (
                    SELECT thing, location FROM sta_thing_location
                    UNION ALL
                    SELECT history.thing, place.location FROM sta_historical_place AS place
                    JOIN sta_historical_location AS history ON history.id = place.historical_location) AS place
                JOIN sta_thing AS thing ON thing.id = place.thing
                WHERE thing.device IS NOT NULL AND %s LIMIT 1""".formatted(condition);
    }

    private Optional<Registered> device(String sql, long id) {
        return one(sql, id)
                .map(device -> new Registered("the device '" + device + "'", "PATCH /api/v1/devices/" + device));
    }

    private Optional<String> one(String sql, long id) {
        return handle.createQuery(sql).bind("id", id).mapTo(String.class).findOne();
    }
}
