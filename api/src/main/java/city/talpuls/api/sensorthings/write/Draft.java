package city.talpuls.api.sensorthings.write;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;
import java.util.Map;

/**
 * What a client wants an entity to be, checked as far as that goes without the database.
 *
 * @param type what it is
 * @param path where it stands in the body, {@code Datastreams/0}; empty for the body itself
 * @param values by the names of properties; what is not given is not among them
 * @param links what it shall be related to
 */
record Draft(EntityType type, String path, Map<String, Value> values, Map<Relation, List<Target>> links) {

    /** The entity at the other end of a relation. */
    sealed interface Target {

        /** One that there is already. */
        record Existing(String path, long id) implements Target {}

        /** One that is made too. */
        record New(Draft draft) implements Target {}
    }

    Draft {
        values = Map.copyOf(values);
        links = Map.copyOf(links);
    }

    List<Target> linked(Relation relation) {
        return links.getOrDefault(relation, List.of());
    }

    /** Where something of it stands in the body. */
    String at(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
