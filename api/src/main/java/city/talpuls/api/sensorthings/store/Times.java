package city.talpuls.api.sensorthings.store;

import city.talpuls.api.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads times from rows. */
final class Times {

    private Times() {}

    /** A time of any year. */
    static Value.@Nullable Moment moment(ResultSet row, int at) throws SQLException {
        OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
        return time == null ? null : new Value.Moment(micros(time));
    }

    /** Two times of any year. */
    static Value.@Nullable Period period(ResultSet row, int at) throws SQLException {
        OffsetDateTime start = row.getObject(at, OffsetDateTime.class);
        OffsetDateTime end = row.getObject(at + 1, OffsetDateTime.class);
        return start == null || end == null ? null : new Value.Period(micros(start), micros(end));
    }

    /** A time of our days, faster. */
    static long recent(ResultSet row, int at) throws SQLException {
        return Micros.of(row, at);
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
}
