package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.sql.Column;
import city.talpuls.sensorthings.sql.Columns;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables of SensorThings, and what stands for Observations that devices made. */
final class StoredColumns implements Columns {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final String root;

    /** @param root the address that the links to all entities begin with, with a slash at its end */
    StoredColumns(String root) {
        this.root = root;
    }

    /** The table that has the entities of a type, for all but Observations. */
    static String table(EntityType type) {
        return switch (type) {
            case THING -> "sta_thing";
            case LOCATION -> "sta_location";
            case HISTORICAL_LOCATION -> "sta_historical_location";
            case DATASTREAM -> "sta_datastream";
            case SENSOR -> "sta_sensor";
            case OBSERVED_PROPERTY -> "sta_observed_property";
            case FEATURE_OF_INTEREST -> "sta_feature";
            case OBSERVATION -> "sta_observation";
        };
    }

    @Override
    public Column column(EntityType type, String alias, Property property) {
        if (property.equals(Property.ID)) {
            return new Column.One(Sql.of(alias + ".id"), false);
        }
        if (property.equals(Property.SELF_LINK)) {
            return new Column.One(
                    Sql.of("(~ || " + alias + ".id || ')')", Sql.bound(root + type.plural() + "(")), false);
        }
        return switch (type) {
            case DATASTREAM -> ofDatastream(alias, property);
            case OBSERVATION -> ofObservation(alias, property);
            case THING, LOCATION, HISTORICAL_LOCATION, SENSOR, OBSERVED_PROPERTY, FEATURE_OF_INTEREST ->
                plain(alias, property);
        };
    }

    private static Column plain(String alias, Property property) {
        Sql name = Sql.of(alias + "." + columnOf(property));
        return property.kind().hasFields()
                ? new Column.Json(name, !property.mandatory())
                : new Column.One(name, !property.mandatory());
    }

    private static String columnOf(Property property) {
        return CAPITAL.matcher(property.name())
                .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    private static Column ofDatastream(String alias, Property property) {
        return switch (property.name()) {
            case "phenomenonTime" ->
                new Column.Span(Sql.of(DatastreamTimes.start(alias)), Sql.of(DatastreamTimes.end(alias)), true);
            case "resultTime" ->
                new Column.Span(
                        Sql.of(DatastreamTimes.firstResult(alias)), Sql.of(DatastreamTimes.lastResult(alias)), true);
            case "observedArea" -> new Column.Json(Sql.of("(" + areas(alias) + " -> 0)"), true);
            default -> plain(alias, property);
        };
    }

    /** The geometries of where a Datastream observes, as a list; null if nobody knows any. */
    static String areas(String d) {
        return "(CASE " + d
                + ".kind WHEN 'own' THEN (SELECT jsonb_agg(seen.feature) FROM sta_feature AS seen WHERE seen.id IN"
                + " (SELECT o.feature FROM sta_observation AS o WHERE o.datastream = " + d + ".id)) ELSE"
                + " (SELECT jsonb_agg(place.location) FROM sta_thing_location AS stay"
                + " JOIN sta_location AS place ON place.id = stay.location WHERE stay.thing = " + d + ".thing) END)";
    }

    private static Column ofObservation(String alias, Property property) {
        return switch (property.name()) {
            case "phenomenonTime" ->
                new Column.Span(Sql.of(alias + ".phenomenon_start"), Sql.of(alias + ".phenomenon_end"), false);
            case "validTime" -> new Column.Span(Sql.of(alias + ".valid_start"), Sql.of(alias + ".valid_end"), true);
            case "resultTime" -> new Column.One(Sql.of(alias + ".result_time"), true);
            case "result" ->
                new Column.Result(
                        Sql.of(alias + ".result"),
                        Sql.of(alias + ".result_number"),
                        // A number is compared with a text as it is written, as the conformance suite wants it.
                        Sql.of("(" + alias + ".result #>> '{}')"),
                        true);
            default -> plain(alias, property);
        };
    }

    @Override
    public Related related(Relation relation, String alias, String target) {
        EntityType to = relation.target();
        if (to == EntityType.OBSERVATION) {
            return relation.source() == EntityType.DATASTREAM
                    ? new Related(
                            Sql.of("LATERAL (" + ObservationKind.rowsOfAny(alias) + ") AS " + target), Sql.of("true"))
                    : observationsOfFeature(alias, target);
        }
        if (!relation.many()) {
            return new Related(
                    Sql.of(table(to) + " AS " + target), Sql.of(target + ".id = " + alias + "." + keyOf(to)));
        }
        String link = target + "_link";
        return switch (relation.source()) {
            case THING ->
                to == EntityType.LOCATION
                        ? linked("sta_thing_location", "thing", "location", relation, alias, target, link)
                        : referring(relation, alias, target);
            case LOCATION ->
                to == EntityType.THING
                        ? linked("sta_thing_location", "location", "thing", relation, alias, target, link)
                        : linked(
                                "sta_historical_place",
                                "location",
                                "historical_location",
                                relation,
                                alias,
                                target,
                                link);
            case HISTORICAL_LOCATION ->
                linked("sta_historical_place", "historical_location", "location", relation, alias, target, link);
            case SENSOR, OBSERVED_PROPERTY -> referring(relation, alias, target);
            case DATASTREAM, OBSERVATION, FEATURE_OF_INTEREST ->
                throw new IllegalStateException(relation + " leads to Observations");
        };
    }

    private static Related observationsOfFeature(String alias, String target) {
        String d = target + "_d";
        return new Related(
                Sql.of("sta_datastream AS " + d + " CROSS JOIN LATERAL (" + ObservationKind.rowsOfAny(d) + ") AS "
                        + target),
                Sql.of(target + ".feature = " + alias + ".id"));
    }

    private static Related linked(
            String table, String from, String to, Relation relation, String alias, String target, String link) {
        return new Related(
                Sql.of(table(relation.target()) + " AS " + target + " JOIN " + table + " AS " + link + " ON " + link
                        + "." + to + " = " + target + ".id"),
                Sql.of(link + "." + from + " = " + alias + ".id"));
    }

    private static Related referring(Relation relation, String alias, String target) {
        return new Related(
                Sql.of(table(relation.target()) + " AS " + target),
                Sql.of(target + "." + keyOf(relation.source()) + " = " + alias + ".id"));
    }

    @Override
    public Optional<Sql> key(Relation relation, String alias) {
        return relation.many() ? Optional.empty() : Optional.of(Sql.of(alias + "." + keyOf(relation.target())));
    }

    private static String keyOf(EntityType type) {
        return switch (type) {
            case THING -> "thing";
            case DATASTREAM -> "datastream";
            case SENSOR -> "sensor";
            case OBSERVED_PROPERTY -> "observed_property";
            case FEATURE_OF_INTEREST -> "feature";
            case LOCATION, HISTORICAL_LOCATION, OBSERVATION ->
                throw new IllegalStateException("no entity refers to one of the " + type.plural());
        };
    }
}
