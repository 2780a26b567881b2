package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Entities of one type, and where they are. */
sealed interface EntitySet {

    /** In tables. */
    record Table(Sql from, Sql condition) implements EntitySet {}

    /** The Observations of a Datastream. */
    record OfDatastream(long id, ObservationKind kind) implements EntitySet {}

    /** The Observations of several, or of a feature if it is given. */
    record OfAll(@Nullable Long feature) implements EntitySet {}

    /** All that there are of a type. */
    static EntitySet all(EntityType type) {
        return type == EntityType.OBSERVATION
                ? new OfAll(null)
                : new Table(Sql.of(StoredColumns.table(type) + " AS t"), Sql.of("true"));
    }

    /** The column by which those that are in the same place of an order differ. */
    default String tie() {
        return this instanceof OfDatastream(long _, ObservationKind kind) ? Observations.tie(kind) : "id";
    }
}
