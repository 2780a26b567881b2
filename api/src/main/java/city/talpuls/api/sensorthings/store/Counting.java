package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.sql.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Counts rows: exactly up to a bound, which is what a count may cost, and beyond it as many as PostgreSQL expects.
 */
final class Counting {

    /** Up to so many are counted. */
    static final long MOST = 100_000;

    private final Statements statements;
    private final ObjectMapper json = new ObjectMapper();

    Counting(Statements statements) {
        this.statements = statements;
    }

    /** @param rows a whole {@code select} */
    long count(Sql rows) {
        long counted = statements
                .first(
                        Sql.of("SELECT count(*) FROM (~ LIMIT ~) AS counted", rows, Sql.bound(MOST + 1)),
                        (row, context) -> row.getLong(1))
                .orElseThrow();
        return counted <= MOST ? counted : Math.max(counted, expected(rows));
    }

    private long expected(Sql rows) {
        String plan = statements
                .first(Sql.of("EXPLAIN (FORMAT JSON) ~", rows), (row, context) -> row.getString(1))
                .orElseThrow();
        try {
            return json.readTree(plan).at("/0/Plan/Plan Rows").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL explains in no JSON", e);
        }
    }

    /**
     * How many readings a device has, or windows.
     *
     * @param datastream of SensorThings
     */
    long count(long datastream, ObservationKind kind) {
        Sql all = Sql.of(
                "SELECT FROM sta_datastream AS d CROSS JOIN LATERAL (" + kind.rows("d") + ") AS t WHERE d.id = ~",
                Sql.bound(datastream));
        if (kind != ObservationKind.RAW) {
            return count(all);
        }
        long counted = statements
                .first(
                        Sql.of("SELECT count(*) FROM (~ LIMIT ~) AS counted", all, Sql.bound(MOST + 1)),
                        (row, context) -> row.getLong(1))
                .orElseThrow();
        return counted <= MOST ? counted : summed(datastream);
    }

    /** By the hours, of those from which on readings are kept. */
    private long summed(long datastream) {
        return statements
                .first(
                        Sql.of(
                                "SELECT coalesce(sum(h.count + h.flagged), 0)::bigint FROM sta_datastream AS d"
                                        + " JOIN aggregate_1h AS h ON h.datastream = d.datastream WHERE d.id = ~ AND h.time >="
                                        + " (SELECT dropped_before FROM retention WHERE class = 'readings')",
                                Sql.bound(datastream)),
                        (row, context) -> row.getLong(1))
                .orElseThrow();
    }
}
