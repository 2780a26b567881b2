package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the geometries of all entities of a type.
 *
 * @param type of which entities
 * @param property which geometry of theirs
 * @param function what is asked
 * @param other the geometry that stands in the query, unless the function takes one only
 * @param propertyFirst whether the entity's geometry is the first that the function takes
 * @param matrix the cells of DE-9IM, of st_relate only
 */
public record PlaceQuestion(
        EntityType type,
        Property property,
        Function function,
        Literal.@Nullable Geography other,
        boolean propertyFirst,
        @Nullable String matrix) {

    public PlaceQuestion {
        if (!function.isSpatial()) {
            throw new IllegalArgumentException(function + " is not about places");
        }
    }
}
