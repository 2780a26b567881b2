package city.talpuls.api.storage;

import city.talpuls.api.storage.StoredClass.Compression;
import city.talpuls.api.storage.StoredClass.Counted;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks the database what it stores. Nothing here takes longer where more is stored. */
final class Storage {

    /** Of a table so small the rows are counted. */
    private static final long SMALL = 16L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Handle handle;
    private final boolean hasHypertables;

    Storage(Handle handle) {
        this.handle = handle;
        this.hasHypertables = handle.createQuery(
                        "SELECT to_regclass('timescaledb_information.hypertables') IS NOT NULL")
                .mapTo(Boolean.class)
                .one();
    }

    /** All classes, by name. */
    List<StoredClass> classes() {
        return handle
                .createQuery("SELECT " + StoredTable.COLUMNS + " FROM retention ORDER BY class")
                .map((row, context) -> StoredTable.of(row))
                .list()
                .stream()
                .map(this::stored)
                .toList();
    }

    /** The class of that name. */
    Optional<StoredClass> find(String name) {
        return handle.createQuery("SELECT " + StoredTable.COLUMNS + " FROM retention WHERE class = :name")
                .bind("name", name)
                .map((row, context) -> StoredTable.of(row))
                .findOne()
                .map(this::stored);
    }

    /** Decides how long a class is kept, if it is there. */
    boolean keep(String name, @Nullable Keep keep) {
        return handle.createUpdate("UPDATE retention SET keep = CAST(:keep AS interval) WHERE class = :name")
                        .bind("keep", keep == null ? null : keep.text())
                        .bind("name", name)
                        .execute()
                == 1;
    }

    private StoredClass stored(StoredTable stored) {
        boolean hypertable = hasHypertables && isHypertable(stored.table());
        long bytes =
                number(hypertable ? "hypertable_size(:table::regclass)" : "pg_total_relation_size(:table)", stored);
        Counted counted = bytes <= SMALL ? Counted.EXACT : Counted.ESTIMATE;
        long count = switch (counted) {
            case EXACT -> number("(SELECT count(*) FROM " + stored.table() + " WHERE :table <> '')", stored);
            case ESTIMATE -> hypertable ? number("approximate_row_count(:table::regclass)", stored) : planned(stored);
        };
        Edges edges = edges(stored);
        Keep keep = stored.keep();
        Instant oldest = edges.oldest();
        return new StoredClass(
                stored.name(),
                count,
                counted,
                oldest,
                edges.newest(),
                keep == null ? null : keep.text(),
                keep == null || oldest == null
                        ? null
                        : oldest.atOffset(ZoneOffset.UTC).plus(keep.period()).toInstant(),
                stored.droppedBefore(),
                bytes,
                count == 0 ? null : (double) bytes / count,
                hypertable ? compression(stored) : null);
    }

    private boolean isHypertable(String table) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM timescaledb_information.hypertables
                            WHERE hypertable_schema = current_schema() AND hypertable_name = :table)""").bind("table", table).mapTo(Boolean.class).one();
    }

    private long number(String expression, StoredTable stored) {
        return handle.createQuery("SELECT " + expression)
                .bind("table", stored.table())
                .mapTo(Long.class)
                .one();
    }

    /** What the planner expects: its statistics, as far as the table has grown since. */
    private long planned(StoredTable stored) {
        String plan = handle.createQuery("EXPLAIN (FORMAT JSON) SELECT FROM " + stored.table())
                .mapTo(String.class)
                .one();
        try {
            return JSON.readTree(plan).at("/0/Plan/Plan Rows").longValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan in JSON is JSON", e);
        }
    }

    private record Edges(@Nullable Instant oldest, @Nullable Instant newest) {}

    private Edges edges(StoredTable stored) {
        return handle.createQuery(stored.edges())
                .map((row, context) -> new Edges(instant(row, "oldest"), instant(row, "newest")))
                .one();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Compression compression(StoredTable stored) {
        return handle.createQuery("""
                        SELECT coalesce(sum(before_compression_total_bytes), 0) AS before,
                            coalesce(sum(after_compression_total_bytes), 0) AS after
                        FROM hypertable_compression_stats(:table::regclass)""")
                .bind("table", stored.table())
                .map((row, context) -> new Compression(row.getLong("before"), row.getLong("after")))
                .one();
    }
}
