package city.talpuls.api.sensorthings;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;

/**
 * Where entities are found.
 *
 * @param root the address before their names, with a slash at its end
 */
record Links(String root) {

    String self(EntityType type, long id) {
        return root + type.plural() + "(" + id + ")";
    }

    String to(long id, Relation relation) {
        return self(relation.source(), id) + "/" + relation.name();
    }
}
