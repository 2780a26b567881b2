package city.talpuls.sensorthings.model;

import static city.talpuls.sensorthings.model.Property.found;
import static city.talpuls.sensorthings.model.Property.mandatory;
import static city.talpuls.sensorthings.model.Property.optional;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is in SensorThings 1.1 (OGC 18-088, clause 8). */
public enum EntityType {
    THING("Thing", "Things"),
    LOCATION("Location", "Locations"),
    HISTORICAL_LOCATION("HistoricalLocation", "HistoricalLocations"),
    DATASTREAM("Datastream", "Datastreams"),
    SENSOR("Sensor", "Sensors"),
    OBSERVED_PROPERTY("ObservedProperty", "ObservedProperties"),
    OBSERVATION("Observation", "Observations"),
    FEATURE_OF_INTEREST("FeatureOfInterest", "FeaturesOfInterest");

    private final String singular;
    private final String plural;

    EntityType(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /** The name of one, as in a relation to one. */
    public String singular() {
        return singular;
    }

    /** The name of all of them, as in a resource path. */
    public String plural() {
        return plural;
    }

    /** In the order of the standard, without what every entity has: {@link Property#ID}, {@link Property#SELF_LINK}. */
    public List<Property> properties() {
        return switch (this) {
            case THING -> List.of(mandatory("name", Kind.TEXT), mandatory("description", Kind.TEXT), anything());
            case LOCATION ->
                List.of(
                        mandatory("name", Kind.TEXT),
                        mandatory("description", Kind.TEXT),
                        mandatory("encodingType", Kind.TEXT),
                        mandatory("location", Kind.GEOMETRY),
                        anything());
            case HISTORICAL_LOCATION -> List.of(mandatory("time", Kind.TIME));
            case DATASTREAM ->
                List.of(
                        mandatory("name", Kind.TEXT),
                        mandatory("description", Kind.TEXT),
                        mandatory("unitOfMeasurement", Kind.JSON),
                        mandatory("observationType", Kind.TEXT),
                        found("observedArea", Kind.GEOMETRY),
                        found("phenomenonTime", Kind.INTERVAL),
                        found("resultTime", Kind.INTERVAL),
                        anything());
            case SENSOR ->
                List.of(
                        mandatory("name", Kind.TEXT),
                        mandatory("description", Kind.TEXT),
                        mandatory("encodingType", Kind.TEXT),
                        mandatory("metadata", Kind.JSON),
                        anything());
            case OBSERVED_PROPERTY ->
                List.of(
                        mandatory("name", Kind.TEXT),
                        mandatory("definition", Kind.TEXT),
                        mandatory("description", Kind.TEXT),
                        anything());
            // Times that are not given are found out when it arrives.
            case OBSERVATION ->
                List.of(
                        optional("phenomenonTime", Kind.TIME_OR_INTERVAL),
                        mandatory("result", Kind.RESULT),
                        optional("resultTime", Kind.TIME),
                        optional("resultQuality", Kind.JSON),
                        optional("validTime", Kind.INTERVAL),
                        optional("parameters", Kind.JSON));
            case FEATURE_OF_INTEREST ->
                List.of(
                        mandatory("name", Kind.TEXT),
                        mandatory("description", Kind.TEXT),
                        mandatory("encodingType", Kind.TEXT),
                        mandatory("feature", Kind.GEOMETRY),
                        anything());
        };
    }

    /** In the order of the standard. */
    public List<Relation> relations() {
        return switch (this) {
            case THING ->
                List.of(
                        Relation.toMany(this, LOCATION),
                        Relation.toMany(this, HISTORICAL_LOCATION),
                        Relation.toMany(this, DATASTREAM));
            case LOCATION -> List.of(Relation.toMany(this, THING), Relation.toMany(this, HISTORICAL_LOCATION));
            case HISTORICAL_LOCATION -> List.of(Relation.toSome(this, LOCATION), Relation.toOne(this, THING));
            case DATASTREAM ->
                List.of(
                        Relation.toOne(this, THING),
                        Relation.toOne(this, SENSOR),
                        Relation.toOne(this, OBSERVED_PROPERTY),
                        Relation.toMany(this, OBSERVATION));
            case SENSOR, OBSERVED_PROPERTY -> List.of(Relation.toMany(this, DATASTREAM));
            // Without a feature of interest, the place of the thing becomes one.
            case OBSERVATION ->
                List.of(Relation.toOne(this, DATASTREAM), Relation.toOneIfGiven(this, FEATURE_OF_INTEREST));
            case FEATURE_OF_INTEREST -> List.of(Relation.toMany(this, OBSERVATION));
        };
    }

    /** The property of that name, among them {@code id}, {@code @iot.id} and {@code @iot.selfLink}. */
    public Optional<Property> property(String name) {
        return name.equals("@iot.id")
                ? Optional.of(Property.ID)
                : Stream.concat(Stream.of(Property.ID, Property.SELF_LINK), properties().stream())
                        .filter(property -> property.name().equals(name))
                        .findFirst();
    }

    /** The relation of exactly that name. */
    public Optional<Relation> relation(String name) {
        return relations().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    /** The relation that somebody means who says how its target is called, be it one or many; no two lead to the same. */
    public Optional<Relation> relationTo(String singularOrPlural) {
        return relations().stream()
                .filter(relation -> relation.target().singular.equals(singularOrPlural)
                        || relation.target().plural.equals(singularOrPlural))
                .findFirst();
    }

    /** The type of that plural name. */
    public static Optional<EntityType> ofPlural(String name) {
        return Stream.of(values()).filter(type -> type.plural.equals(name)).findFirst();
    }

    /** What whoever runs the platform adds. */
    private static Property anything() {
        return optional("properties", Kind.JSON);
    }
}
