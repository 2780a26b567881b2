package city.talpuls.api.live;

import city.talpuls.api.access.Sight;
import city.talpuls.api.store.Database;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Knows which devices are internal, as of a second ago: what is told live does not come from the database. Nobody can hide a
 * device while the database is away, so what was known last counts on for a while; after that, as before anything is known, those
 * who see public devices only are told nothing.
 */
@Singleton
final class InternalDevices {

    private static final Logger log = LoggerFactory.getLogger(InternalDevices.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Looks in vain until nothing counts as known any more. */
    private static final int PATIENCE = 30;

    private final Database database;
    private final Disposable looking;
    private volatile @Nullable Set<String> ids;
    private int inVain;

    InternalDevices(Database database) {
        this.database = database;
        this.looking = Flux.interval(PAUSE, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> look());
    }

    /** Says of a device, by its id, whether it is seen. */
    Predicate<String> seenWith(Sight sight) {
        if (ids == null) {
            look();
        }
        return switch (sight) {
            case Sight.Everything() -> device -> true;
            case Sight.Public(Set<String> own) -> device -> isPublic(device) || own.contains(device);
        };
    }

    private boolean isPublic(String device) {
        Set<String> internal = ids;
        return internal != null && !internal.contains(device);
    }

    /** Looks which they are now. */
    synchronized void look() {
        try {
            ids = database.survey(handle -> handle.createQuery("SELECT id FROM device WHERE visibility = 'internal'")
                    .mapTo(String.class)
                    .set());
            inVain = 0;
        } catch (RuntimeException e) {
            log.debug("Nobody says which devices are internal", e);
            inVain++;
            if (inVain > PATIENCE) {
                ids = null;
            }
        }
    }

    @PreDestroy
    void stop() {
        looking.dispose();
    }
}
