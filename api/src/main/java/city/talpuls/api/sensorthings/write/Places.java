package city.talpuls.api.sensorthings.write;

import city.talpuls.sensorthings.model.EntityType;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Where Things are and were. */
final class Places {

    private final Handle handle;
    private final Backing backing;
    private final Instant now;

    Places(Handle handle, Backing backing, Instant now) {
        this.handle = handle;
        this.backing = backing;
        this.now = now;
    }

    /**
     * A Thing is at these Locations now, and no more where it was; that becomes history.
     *
     * @param path where the body names the Thing or its Locations
     */
    void move(long thing, Collection<Long> locations, String path) {
        backing.refuse(EntityType.THING, thing, path);
        settle(thing, locations);
        long history = handle.createQuery(
                        "INSERT INTO sta_historical_location (thing, time) VALUES (:thing, :now) RETURNING id")
                .bind("thing", thing)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        remember(history, locations);
    }

    /** These Locations belong to a HistoricalLocation. */
    void remember(long history, Collection<Long> locations) {
        var batch = handle.prepareBatch("INSERT INTO sta_historical_place VALUES (?, ?) ON CONFLICT DO NOTHING");
        locations.forEach(location -> batch.add(history, location));
        batch.execute();
    }

    /** A HistoricalLocation that somebody made: if no later one is known of its Thing, that is there now. */
    void told(long history) {
        handle.createQuery("""
                        SELECT thing FROM sta_historical_location AS told
                        WHERE id = :id AND NOT EXISTS (
                            SELECT FROM sta_historical_location AS other
                            WHERE other.thing = told.thing AND other.id <> told.id AND other.time > told.time)""")
                .bind("id", history)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(thing -> settle(
                        thing,
                        handle.createQuery("SELECT location FROM sta_historical_place WHERE historical_location = :id")
                                .bind("id", history)
                                .mapTo(Long.class)
                                .list()));
    }

    private void settle(long thing, Collection<Long> locations) {
        handle.execute("DELETE FROM sta_thing_location WHERE thing = ?", thing);
        var batch = handle.prepareBatch("INSERT INTO sta_thing_location VALUES (?, ?) ON CONFLICT DO NOTHING");
        locations.forEach(location -> batch.add(thing, location));
        batch.execute();
    }
}
