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
     * From when on readings are kept: before that an aggregate without readings is no mistake. It is the hour of the
     * earliest reading; absent if there is none.
     */
    Optional<Instant> start() {
        return time("SELECT min(time) FROM (" + ofEach("reading", "ORDER BY time") + ") AS earliest")
                .map(Interval.HOUR::windowOf);
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
