package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Literal;
import java.util.Map;
import java.util.Set;

/** Where entities are. It is asked once for every function of places in a query, while that is compiled. */
public interface Places {

    /** The ids of the entities for which a function is true. */
    Set<Long> matching(PlaceQuestion question);

    /** What a function gives for each entity that has the geometry, by id. */
    Map<Long, Double> measured(PlaceQuestion question);

    /** The length of a geometry, in the same unit as those that are measured. */
    double length(Literal.Geography geometry);
}
