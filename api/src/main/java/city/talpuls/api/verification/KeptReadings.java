package city.talpuls.api.verification;

import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Knows from when to when aggregates can be held against readings. */
@Singleton
final class KeptReadings {

    private final Database database;

    KeptReadings(Database database) {
        this.database = database;
    }

    /**
     * From when on each window and all of its readings are kept: before that, one without the other is no mistake. Where
     * nothing was dropped it is the hour of the earliest of them; absent if there is nothing.
     */
    Optional<Instant> start() {
        Optional<Instant> earliest = time("SELECT min(time) FROM (" + ofEach("reading", "ORDER BY time") + " UNION ALL "
                        + ofEach("aggregate_15m", "ORDER BY time") + " UNION ALL "
                        + ofEach("aggregate_1h", "ORDER BY time") + ") AS earliest")
                .map(Interval.HOUR::windowOf);
        Optional<Instant> dropped = time("""
                SELECT date_bin('1 hour', max(dropped_before), timestamptz 'epoch') + interval '1 hour' FROM retention
                WHERE stored_in IN ('reading', 'aggregate_15m', 'aggregate_1h') AND isfinite(dropped_before)""");
        return earliest.map(first -> dropped.filter(first::isBefore).orElse(first));
    }

    /** The end of all that is stored. */
    Optional<Instant> end() {
        return time("SELECT max(time) FROM (" + ofEach("reading", "ORDER BY time DESC") + " UNION ALL "
                        + ofEach("aggregate_15m", "ORDER BY time DESC") + " UNION ALL "
                        + ofEach("aggregate_1h", "ORDER BY time DESC") + ") AS latest")
                .map(last -> last.plus(1, ChronoUnit.MICROS));
    }

    /** One look into the index per datastream, where the whole table would be read otherwise. */
    private static String ofEach(String table, String order) {
        return "SELECT one.time FROM datastream CROSS JOIN LATERAL (SELECT time FROM " + table
                + " WHERE datastream = datastream.id " + order + " LIMIT 1) AS one";
    }

    private Optional<Instant> time(String question) {
        return database.examine(handle ->
                        handle.createQuery(question).mapTo(OffsetDateTime.class).findOne())
                .map(OffsetDateTime::toInstant);
    }
}
