package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A property of an entity, or of one that it is related to.
 *
 * @param from the type of the entity that is asked for
 * @param relations the way to the entity that has the property
 * @param property what of it
 * @param fields the way on into the JSON of the property, names or positions in lists
 */
public record Path(EntityType from, List<Relation> relations, Property property, List<String> fields)
        implements Expression {

    public Path {
        relations = List.copyOf(relations);
        fields = List.copyOf(fields);
        EntityType here = from;
        for (Relation relation : relations) {
            if (relation.source() != here) {
                throw new IllegalArgumentException(here + " has no " + relation);
            }
            here = relation.target();
        }
        if (!here.property(property.name()).equals(Optional.of(property))) {
            throw new IllegalArgumentException(here + " has no " + property);
        }
        if (!fields.isEmpty() && !property.kind().hasFields()) {
            throw new IllegalArgumentException(property + " has no fields");
        }
    }

    /** The type of the entity that has the property. */
    public EntityType owner() {
        return relations.isEmpty() ? from : relations.getLast().target();
    }

    @Override
    public boolean many() {
        return relations.stream().anyMatch(Relation::many);
    }

    @Override
    public Type type() {
        return fields.isEmpty() ? Type.of(property.kind()) : Type.JSON;
    }
}
