package city.talpuls.api.readings;

import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads readings of many datastreams portion by portion. Each portion is one short statement that begins behind the last row
 * of the one before: no connection and no snapshot is held in between, and no row comes twice. The statement is a copy in
 * PostgreSQL's binary format, which costs server and driver less than rows of a query do.
 */
@Singleton
final class RawReader {

    /** How many datastreams one statement asks for: of those that have nothing to say, so many are passed at a time. */
    private static final int SOURCES = 500;

    /** Signature, flags and the length of an extension that is not there. */
    private static final int HEADER = 19;

    private static final short END = -1;

    private final Database database;

    RawReader(Database database) {
        this.database = database;
    }

    /**
     * What was read, and where to go on.
     *
     * @param portion may have no rows, before the end too
     * @param next where the next one begins
     */
    record Read(RawPortion portion, RawPlace next) {}

    /** Reads on, at most so many rows. */
    Read read(RawPlace place, int most) {
        List<Source> sources = place.sources()
                .subList(
                        place.next(),
                        Math.min(place.next() + SOURCES, place.sources().size()));
        RawPortion portion = portion(place, sources, most);
        if (portion.rows() < most) {
            return new Read(portion, place.at(place.next() + sources.size()));
        }
        Instant last = Instant.EPOCH.plus(portion.lastTime(), ChronoUnit.MICROS);
        return new Read(portion, place.after(place.next() + portion.lastSource(), last));
    }

    private RawPortion portion(RawPlace place, List<Source> sources, int most) {
        try {
            return database.ask(handle -> copy(handle, place, sources, most));
        } catch (SQLException e) {
            throw new IllegalStateException("readings cannot be copied out of the database", e);
        }
    }

    private static RawPortion copy(Handle handle, RawPlace place, List<Source> sources, int most) throws SQLException {
        var portion = new RawPortion(sources, most);
        CopyOut copy =
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut(statement(place, sources, most));
        try {
            boolean isFirst = true;
            for (byte[] bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
                ByteBuffer rows = ByteBuffer.wrap(bytes, isFirst ? HEADER : 0, bytes.length - (isFirst ? HEADER : 0));
                isFirst = false;
                while (rows.hasRemaining()) {
                    short fields = rows.getShort();
                    if (fields == END) {
                        break;
                    }
                    portion.add(rows, fields);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return portion;
    }

    /**
     * Datastreams are taken one after the other, each by its index in the order of time, and no further than is needed. A copy
     * takes no parameters, but all that is put into it are numbers and times.
     */
    private static String statement(RawPlace place, List<Source> sources, int most) {
        String numbers = sources.stream()
                .map(source -> Integer.toString(source.datastream()))
                .collect(Collectors.joining(","));
        Span span = place.span();
        return """
                COPY (
                    SELECT (asked.place - 1)::integer, found.time, found.value, found.quality
                    FROM unnest('{%1$s}'::integer[]) WITH ORDINALITY AS asked (datastream, place)
                    CROSS JOIN LATERAL (
                        SELECT time, value, quality FROM reading
                        WHERE datastream = asked.datastream AND time >= '%2$s' AND time < '%3$s'
                            AND time >= CASE asked.place WHEN 1 THEN timestamptz '%4$s' ELSE '%2$s' END
                        ORDER BY time LIMIT %5$d) AS found
                    LIMIT %5$d)
                TO STDOUT (FORMAT binary)""".formatted(numbers, span.from(), span.to(), place.since(), most);
    }
}
