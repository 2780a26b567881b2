package city.talpuls.api.bins;

import city.talpuls.api.store.Database;
import city.talpuls.indicators.waste.FillReading;
import city.talpuls.model.measurement.DeviceId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Asks the database for bins, and keeps what their readings say until there is a newer one. Readings that come late, or are
 * doubted later, change it within an hour.
 */
@Singleton
final class BinStates {

    /** How far back readings are looked at. */
    static final Duration MEMORY = Duration.ofDays(56);

    private static final int MOST_KEPT = 5_000;
    private static final Duration LONGEST_KEPT = Duration.ofHours(1);

    private static final String BINS = """
            SELECT datastream.id, device, name, latitude, longitude, district, latest.time, latest.value, latest.quality
            FROM datastream
            JOIN device ON device.id = datastream.device
            LEFT JOIN latest ON latest.datastream = datastream.id
            WHERE property = 'fill_level'""";

    private final Database database;
    private final InstantSource clock;
    private final Cache<Integer, Kept> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(LONGEST_KEPT)
            .build();

    BinStates(Database database, @Named("api") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was made of a bin when this was its latest reading. */
    private record Kept(BinRow.Latest latest, BinState state) {}

    /** A bin with its state. */
    record Known(BinRow row, BinState state) {}

    /** All bins. */
    List<Known> all() {
        Instant now = clock.instant();
        return database.ask(handle -> handle.createQuery(BINS).map((row, context) -> BinRow.of(row)).list().stream()
                .map(row -> known(handle, row, now))
                .toList());
    }

    /** The bin of this device, if it is one. */
    Optional<Known> of(DeviceId device) {
        Instant now = clock.instant();
        return database.ask(handle -> handle.createQuery(BINS + " AND device = :device")
                .bind("device", device.value())
                .map((row, context) -> BinRow.of(row))
                .findOne()
                .map(row -> known(handle, row, now)));
    }

    private Known known(Handle handle, BinRow row, Instant now) {
        Kept before = kept.getIfPresent(row.datastream());
        if (before != null && before.latest().equals(row.latest())) {
            return new Known(row, before.state());
        }
        BinState state = BinState.of(readings(handle, row.datastream(), now));
        kept.put(row.datastream(), new Kept(row.latest(), state));
        return new Known(row, state);
    }

    private static List<FillReading> readings(Handle handle, int datastream, Instant now) {
        return handle.createQuery("""
                        SELECT time, value FROM reading
                        WHERE datastream = :datastream AND time >= :from AND time <= :to AND quality = 0
                        ORDER BY time""")
                .bind("datastream", datastream)
                .bind("from", now.minus(MEMORY))
                .bind("to", now)
                .map((row, context) -> new FillReading(row.getTimestamp("time").toInstant(), row.getDouble("value")))
                .list();
    }
}
