package city.talpuls.api.readings;

import city.talpuls.api.readings.RiseAnswer.Rise;
import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * By how much good readings are above the good one that is nearest to a span before them, which may be off by half of the span;
 * in proportion to it. Alert rules take rises in the same way.
 */
@Singleton
final class Rises {

    private static final String QUESTION = """
            SELECT now.time, now.value, before.time AS since, before.value AS from_value
            FROM reading AS now
            CROSS JOIN LATERAL (
                SELECT time, value FROM (
                    (SELECT time, value FROM reading
                     WHERE datastream = :datastream AND quality = 0
                       AND time >= now.time - make_interval(secs => 1.5 * :per)
                       AND time <= now.time - make_interval(secs => :per)
                     ORDER BY time DESC LIMIT 1)
                    UNION ALL
                    (SELECT time, value FROM reading
                     WHERE datastream = :datastream AND quality = 0
                       AND time > now.time - make_interval(secs => :per)
                       AND time <= now.time - make_interval(secs => 0.5 * :per)
                     ORDER BY time LIMIT 1)) AS near
                ORDER BY abs(extract(epoch FROM time - now.time) + :per), time LIMIT 1) AS before
            WHERE now.datastream = :datastream AND now.quality = 0 AND now.time >= :from AND now.time < :to
            ORDER BY now.time LIMIT :most""";

    private final Database database;

    Rises(Database database) {
        this.database = database;
    }

    /** The first of the span, at most so many. */
    List<Rise> of(int datastream, Span span, Per per, int most) {
        return database.ask(handle -> handle.createQuery(QUESTION)
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("per", per.seconds())
                .bind("most", most)
                .map((row, context) -> rise(row, per))
                .list());
    }

    private static Rise rise(ResultSet row, Per per) throws SQLException {
        Instant time = row.getTimestamp("time").toInstant();
        Instant since = row.getTimestamp("since").toInstant();
        double seconds = Duration.between(since, time).toNanos() / 1e9;
        double rise = (row.getDouble("value") - row.getDouble("from_value")) * per.seconds() / seconds;
        return new Rise(time, rise, since);
    }
}
