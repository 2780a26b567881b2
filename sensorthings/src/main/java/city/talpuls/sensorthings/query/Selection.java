package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;

/**
 * What is wanted of an entity.
 *
 * @param properties in the order in which they were asked for
 * @param relations of which the links are wanted
 */
public record Selection(List<Property> properties, List<Relation> relations) {

    public Selection {
        properties = List.copyOf(properties);
        relations = List.copyOf(relations);
    }
}
