package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.Optional;

/** Where entities are stored: in any tables or views. */
public interface Columns {

    /**
     * A property of an entity.
     *
     * @param alias under which its row is known
     */
    Column column(EntityType type, String alias, Property property);

    /**
     * The entities that an entity is related to.
     *
     * @param alias under which the row of the entity is known that the relation starts from
     * @param target under which each of the others is to be known; more names that begin with it are free to be used
     */
    Related related(Relation relation, String alias, String target);

    /**
     * The id of the one entity that a relation leads to, if the row of the other has it, so that nothing has to be joined.
     *
     * @param alias under which the row of the entity is known that the relation starts from
     */
    Optional<Sql> key(Relation relation, String alias);
}
