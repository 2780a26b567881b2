package city.talpuls.streams.store.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round: of each class that is not kept for ever, what is older than that is dropped. First the table is told from when
 * on readings may be missing, so that nobody computes an aggregate from the rest of them. One instance at a time does it.
 */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('talpuls: retention'))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('talpuls: retention'))";

    /** Whoever writes or reads a chunk that is to be dropped is not kept waiting for long. */
    private static final String PATIENCE = "SET lock_timeout = '5s'";

    private static final String ANNOUNCE = """
            UPDATE retention SET dropped_before = greatest(dropped_before, ? - keep) WHERE keep IS NOT NULL
            RETURNING class, stored_in, by_time, ? - keep""";

    private static final String HYPERTABLES = "SELECT to_regclass('timescaledb_information.hypertables') IS NOT NULL";

    private static final String HYPERTABLE = """
            SELECT EXISTS (SELECT FROM timescaledb_information.hypertables
                           WHERE hypertable_schema = current_schema() AND hypertable_name = ?)""";

    private static final String DROP_CHUNKS = "SELECT count(*) FROM drop_chunks(?::regclass, older_than => ?)";

    /** In the order of their key, as the writers take them. */
    private static final String FORGET_LATEST = """
            WITH gone AS MATERIALIZED (
                SELECT datastream FROM latest
                WHERE time < ? AND NOT EXISTS (
                    SELECT FROM reading WHERE reading.datastream = latest.datastream AND reading.time = latest.time)
                ORDER BY datastream FOR UPDATE)
            DELETE FROM latest USING gone WHERE latest.datastream = gone.datastream""";

    private final int batch;
    private final BooleanSupplier ended;

    /**
     * @param batch how many rows are deleted in one transaction
     * @param ended whether to stop in the middle
     */
    Retention(int batch, BooleanSupplier ended) {
        this.batch = batch;
        this.ended = ended;
    }

    /**
     * Makes the round, unless somebody else is making one.
     *
     * @param connection commits each statement by itself
     */
    void enforce(Connection connection, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isTrue(statement.executeQuery(LOCK))) {
                return;
            }
            try {
                statement.execute(PATIENCE);
                boolean hypertables = isTrue(statement.executeQuery(HYPERTABLES));
                for (StoredClass old : announce(connection, now)) {
                    drop(connection, old, hypertables && isHypertable(connection, old.table()));
                }
            } finally {
                statement.execute("RESET lock_timeout");
                statement.execute(UNLOCK);
            }
        }
    }

    private static List<StoredClass> announce(Connection connection, Instant now) throws SQLException {
        List<StoredClass> old = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(ANNOUNCE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    old.add(new StoredClass(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return old;
    }

    private void drop(Connection connection, StoredClass old, boolean hypertable) throws SQLException {
        long dropped = hypertable ? dropChunks(connection, old) : deleteRows(connection, old);
        if (old.table().equals("reading")) {
            forgetLatest(connection, old.before());
        }
        if (dropped > 0) {
            LOG.info(
                    "{}: dropped {} {} from before {}",
                    old.name(),
                    dropped,
                    hypertable ? "chunks" : "rows",
                    old.before());
        }
    }

    private static long dropChunks(Connection connection, StoredClass old) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DROP_CHUNKS)) {
            query.setString(1, old.table());
            query.setObject(2, old.before().atOffset(ZoneOffset.UTC));
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** Goes through the table in the order in which it lies on disk, so that no batch looks at what those before left. */
    private long deleteRows(Connection connection, StoredClass old) throws SQLException {
        String delete = """
                WITH old AS MATERIALIZED (SELECT ctid FROM %1$s WHERE %2$s < ? AND ctid > ?::tid LIMIT %3$d),
                     gone AS (DELETE FROM %1$s WHERE ctid = ANY (ARRAY (SELECT ctid FROM old)))
                SELECT count(*), max(ctid) FROM old""".formatted(old.table(), old.time(), batch);
        String place = "(0,0)";
        long all = 0;
        long found;
        do {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                statement.setObject(1, old.before().atOffset(ZoneOffset.UTC));
                statement.setString(2, place);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    found = row.getLong(1);
                    place = row.getString(2);
                }
            }
            all += found;
        } while (found == batch && !ended.getAsBoolean());
        return all;
    }

    private static void forgetLatest(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET_LATEST)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    private static boolean isHypertable(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HYPERTABLE)) {
            query.setString(1, table);
            return isTrue(query.executeQuery());
        }
    }

    private static boolean isTrue(ResultSet answer) throws SQLException {
        try (answer) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
