package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.Relation;

/**
 * Related entities that are wanted within their entity.
 *
 * @param relation which
 * @param query what of them
 */
public record Expand(Relation relation, Query query) {

    public Expand {
        if (query.type() != relation.target()) {
            throw new IllegalArgumentException(relation + " does not lead to " + query.type());
        }
    }
}
