package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it is given to whoever asks.
 *
 * @param values in the order of its type's properties; absent where there is none, or nobody wants it
 * @param keys the ids of those to which it refers, as far as they are needed
 * @param expanded the entities that are wanted with it
 */
public record Entity(
        EntityType type,
        long id,
        List<@Nullable Value> values,
        Map<Relation, Long> keys,
        Map<Relation, Expanded> expanded) {

    /** What a property of it is worth. */
    public @Nullable Value value(Property property) {
        return values.get(type.properties().indexOf(property));
    }

    /** How many entities are written for it: itself, and all that are within. */
    long size() {
        long size = 1;
        for (Expanded within : expanded.values()) {
            size += within.size();
        }
        return size;
    }
}
