package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResultFormat;
import java.util.List;

/** Which properties and keys a query needs. */
final class Wanted {

    private static final Relation DATASTREAM =
            EntityType.OBSERVATION.relation("Datastream").orElseThrow();

    private Wanted() {}

    static boolean is(Query query, Property property) {
        return query.selection() == null || query.selection().properties().contains(property);
    }

    static boolean is(Query query, String property) {
        return query.type().properties().stream()
                .filter(one -> one.name().equals(property))
                .anyMatch(one -> is(query, one));
    }

    /** The relations to one whose entities are wanted; lists of values are told by their Datastreams. */
    static List<Relation> keys(Query query) {
        return query.format() == ResultFormat.DATA_ARRAY
                ? List.of(DATASTREAM)
                : query.expands().stream()
                        .map(Expand::relation)
                        .filter(relation -> !relation.many())
                        .toList();
    }

    static boolean observations(Query query) {
        return query.expands().stream().anyMatch(expand -> expand.relation().target() == EntityType.OBSERVATION);
    }
}
