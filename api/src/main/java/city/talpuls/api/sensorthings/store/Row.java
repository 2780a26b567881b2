package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it is stored, before what is related to it is looked up.
 *
 * @param values in the order of its type's properties
 * @param keys the ids of those to which it refers, as far as they are needed
 * @param kind of a Datastream, where its Observations are, if they are needed
 */
record Row(
        EntityType type,
        long id,
        List<@Nullable Value> values,
        Map<Relation, Long> keys,
        @Nullable ObservationKind kind) {

    Entity with(Map<Relation, Expanded> expanded) {
        return new Entity(type, id, values, keys, expanded);
    }
}
