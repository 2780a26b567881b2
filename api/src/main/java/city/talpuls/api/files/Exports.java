package city.talpuls.api.files;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many files are in the making at the same time: each takes memory, and keeps the database busy. */
@Singleton
public final class Exports {

    /** A client that goes before its answer begins may never be heard of again. */
    private static final Duration UNTIL_BEGUN = Duration.ofMinutes(1);

    private final FilesConfig config;
    private final InstantSource clock;
    private final Map<Place, Instant> places = new ConcurrentHashMap<>();

    Exports(FilesConfig config, @Named("api") InstantSource clock, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        Gauge.builder("talpuls.api.exports", places, Map::size)
                .description("Files in the making")
                .register(metrics);
    }

    /**
     * A place for one more.
     *
     * @throws ProblemException if there is none
     */
    public synchronized Place take() {
        Instant now = clock.instant();
        places.values().removeIf(waitedFor -> waitedFor.isBefore(now));
        if (places.size() >= config.atOnce()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.TOO_MANY_EXPORTS,
                            places.size()
                                    + " files are being made at the moment, and there are no more at a time. Ask again later."));
        }
        var place = new Place();
        places.put(place, now.plus(UNTIL_BEGUN));
        return place;
    }

    /** What a file in the making takes; to be given back. */
    public final class Place implements AutoCloseable {

        private Place() {}

        /** Says that it is used from now on, until it is given back. */
        public Place use() {
            places.put(this, Instant.MAX);
            return this;
        }

        @Override
        public void close() {
            places.remove(this);
        }
    }
}
