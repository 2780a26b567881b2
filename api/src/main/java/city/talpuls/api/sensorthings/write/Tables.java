package city.talpuls.api.sensorthings.write;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;

/** Where entities and their relations are kept. */
final class Tables {

    private Tables() {}

    static String of(EntityType type) {
        return switch (type) {
            case THING -> "sta_thing";
            case LOCATION -> "sta_location";
            case HISTORICAL_LOCATION -> "sta_historical_location";
            case DATASTREAM -> "sta_datastream";
            case SENSOR -> "sta_sensor";
            case OBSERVED_PROPERTY -> "sta_observed_property";
            case OBSERVATION -> "sta_observation";
            case FEATURE_OF_INTEREST -> "sta_feature";
        };
    }

    /** The column of an entity that holds the id of the one other that the relation leads to. */
    static String column(Relation toOne) {
        if (toOne.many()) {
            throw new IllegalArgumentException(toOne + " leads to many");
        }
        return switch (toOne.target()) {
            case THING -> "thing";
            case DATASTREAM -> "datastream";
            case SENSOR -> "sensor";
            case OBSERVED_PROPERTY -> "observed_property";
            case FEATURE_OF_INTEREST -> "feature";
            case LOCATION, HISTORICAL_LOCATION, OBSERVATION ->
                throw new IllegalArgumentException(toOne + " leads to many");
        };
    }

    /** The ids that the relation leads to from {@code :source}. */
    static String related(Relation relation) {
        if (!relation.many()) {
            return "SELECT " + column(relation) + " FROM " + of(relation.source()) + " WHERE id = :source";
        }
        Relation back = EntityReader.inverse(relation);
        if (!back.many()) {
            return "SELECT id FROM " + of(relation.target()) + " WHERE " + column(back) + " = :source";
        }
        return switch (relation.source()) {
            case THING -> "SELECT location FROM sta_thing_location WHERE thing = :source";
            case HISTORICAL_LOCATION -> "SELECT location FROM sta_historical_place WHERE historical_location = :source";
            case LOCATION ->
                relation.target() == EntityType.THING
                        ? "SELECT thing FROM sta_thing_location WHERE location = :source"
                        : "SELECT historical_location FROM sta_historical_place WHERE location = :source";
            case DATASTREAM, SENSOR, OBSERVED_PROPERTY, OBSERVATION, FEATURE_OF_INTEREST ->
                throw new IllegalArgumentException(relation + " leads back to one");
        };
    }
}
