package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.ProblemException;
import city.talpuls.sensorthings.model.EntityType;
import org.jdbi.v3.core.Handle;

/** Deletes entities, with those that make no sense without them (18-088, table 25), within one change. */
final class Removal {

    private final Handle handle;
    private final Rows rows;
    private final Backing backing;

    Removal(Handle handle) {
        this.handle = handle;
        this.rows = new Rows(handle);
        this.backing = new Backing(handle);
    }

    /**
     * Deletes an entity.
     *
     * @throws ProblemException if there is none, or it stands for something that is not deleted here
     */
    void remove(EntityType type, long id) {
        backing.refuse(type, id, "");
        if (type == EntityType.LOCATION) {
            forgetThatThingsWereThere(id);
        }
        if (!rows.delete(type, id)) {
            throw Creation.unknown(type, id);
        }
    }

    /** Where a Thing was nowhere else at that time, it was nowhere then. */
    private void forgetThatThingsWereThere(long location) {
        handle.createUpdate("""
                        DELETE FROM sta_historical_location WHERE id IN (
                            SELECT historical_location FROM sta_historical_place AS place
                            WHERE historical_location IN (
                                SELECT historical_location FROM sta_historical_place WHERE location = :location)
                            GROUP BY historical_location
                            HAVING bool_and(location = :location))""").bind("location", location).execute();
    }
}
