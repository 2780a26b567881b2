package city.talpuls.api.sensorthings.write;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The features of interest that are made of the places of Things, each once. */
final class Features {

    private final Handle handle;

    Features(Handle handle) {
        this.handle = handle;
    }

    /** The one for observations of a Datastream, made if there is none yet; nothing if its Thing is nowhere. */
    OptionalLong ofDatastream(long datastream) {
        Optional<Long> location =
                handle.createQuery("""
                        SELECT location.id FROM sta_datastream AS datastream
                        JOIN sta_thing_location AS at ON at.thing = datastream.thing
                        JOIN sta_location AS location ON location.id = at.location
                        WHERE datastream.id = :id
                        ORDER BY location.encoding_type LIKE '%geo+json%' DESC, location.id LIMIT 1""").bind("id", datastream).mapTo(Long.class).findOne();
        return location.map(id -> OptionalLong.of(ofLocation(id))).orElseGet(OptionalLong::empty);
    }

    private long ofLocation(long location) {
        return handle.createQuery("SELECT id FROM sta_feature WHERE location = :id")
                .bind("id", location)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> handle.createQuery("""
                                INSERT INTO sta_feature (location, name, description, encoding_type, feature, internal)
                                SELECT id, name, description, encoding_type, location, internal
                                FROM sta_location WHERE id = :id
                                ON CONFLICT (location) DO UPDATE SET location = excluded.location
                                RETURNING id""")
                        .bind("id", location)
                        .mapTo(Long.class)
                        .one());
    }

    /** A Location is elsewhere: what was observed stays where it was, and the next observation gets a feature of its own. */
    void moved(long location) {
        handle.execute("UPDATE sta_feature SET location = NULL WHERE location = ?", location);
    }
}
