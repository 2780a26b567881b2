package city.talpuls.api.keys;

import city.talpuls.api.store.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when keys are used: at most once a minute each, beside the request, which does not wait for it. If it cannot be noted,
 * the next use will be.
 */
@Singleton
final class LastUses {

    private static final Logger log = LoggerFactory.getLogger(LastUses.class);
    private static final Duration FINENESS = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Set<String> beingNoted = ConcurrentHashMap.newKeySet();

    LastUses(Database database, @Named("api") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that somebody uses this key now. */
    void note(ApiKey key) {
        Instant now = clock.instant();
        Instant last = key.lastUsedAt();
        if ((last == null || !now.isBefore(last.plus(FINENESS))) && beingNoted.add(key.id())) {
            Thread.ofVirtual().name("talpuls-api-last-use").start(() -> write(key.id(), now));
        }
    }

    private void write(String id, Instant now) {
        try {
            database.change(handle -> handle.createUpdate("""
                            UPDATE api_key SET last_used_at = :now
                            WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)""")
                    .bind("now", now)
                    .bind("before", now.minus(FINENESS))
                    .bind("id", id)
                    .execute());
        } catch (RuntimeException e) {
            log.debug("The use of key {} was not noted", id, e);
        } finally {
            beingNoted.remove(id);
        }
    }
}
