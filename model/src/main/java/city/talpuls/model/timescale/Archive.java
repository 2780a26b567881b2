package city.talpuls.model.timescale;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All that a database of Talpuls holds as one file, whatever its server: a ZIP with a {@code manifest.json} and a CSV of each
 * table, of one moment. It is read into a database whose schema is as new, with TimescaleDB or without.
 */
public final class Archive {

    private static final int FORM = 1;
    private static final String MANIFEST = "manifest.json";

    /** Others refer to these. */
    private static final List<String> FIRST = List.of(
            "device",
            "datastream",
            "replay",
            "sta_thing",
            "sta_location",
            "sta_historical_location",
            "sta_sensor",
            "sta_observed_property",
            "sta_datastream",
            "sta_feature",
            "sta_observation");

    /** When something is written into these, triggers write into others, which an archive has as well. */
    private static final List<String> FOLLOWED = List.of("device", "datastream", "registry_entry", "sta_observation");

    /** Of this database, not of what is in it. */
    private static final String TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname NOT LIKE 'flyway%'
            ORDER BY coalesce(array_position(?::text[], relname::text), 1000), relname""";

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /**
     * @param connection to a database with the schema of this program, of an owner of its tables; nobody else writes to it
     *     while an archive is read
     */
    public Archive(Connection connection) {
        this.connection = connection;
    }

    /**
     * What an archive says of itself.
     *
     * @param form of the archive
     * @param schema the version of the database's schema
     * @param at when it was written
     * @param kafka the id of the Kafka cluster whose topics the database had followed; absent if that is not known
     * @param rows how many each table has, in the order in which they are to be read
     */
    public record Manifest(
            int form, String schema, String at, @Nullable String kafka, Map<String, Long> rows) {}

    /**
     * Writes it.
     *
     * @param kafka the id of the Kafka cluster that the database follows
     */
    public Manifest write(OutputStream file, Instant now, @Nullable String kafka) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (var zip = new ZipOutputStream(file)) {
            Map<String, Long> rows = new java.util.LinkedHashMap<>();
            for (String table : tables()) {
                zip.putNextEntry(new ZipEntry(table + ".csv"));
                String columns = String.join(", ", columns(table));
                rows.put(
                        table,
                        copies().copyOut(
                                        "COPY (SELECT " + columns + " FROM " + table
                                                + ") TO STDOUT (FORMAT csv, HEADER)",
                                        open(zip)));
                zip.closeEntry();
            }
            var manifest = new Manifest(FORM, schema(), now.toString(), kafka, rows);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            json.writeValue(zip, manifest);
            zip.closeEntry();
            return manifest;
        } finally {
            connection.rollback();
        }
    }

    /**
     * Reads an archive, all of it or nothing. What the database followed of Kafka counts only if it is the same Kafka; with
     * another it begins at the beginning of its topics. The registry is sent to Kafka anew.
     *
     * @param manifest of this archive, see {@link #manifest}
     * @param kafka the id of the Kafka cluster that the database is to follow; absent if it is new
     * @throws UnfitArchiveException if it is none, if it is of another schema, or if the database holds something already
     */
    public void read(InputStream file, Manifest manifest, @Nullable String kafka)
            throws SQLException, IOException, UnfitArchiveException {
        require(manifest);
        connection.setAutoCommit(false);
        try (var zip = new ZipInputStream(file);
                Statement statement = connection.createStatement()) {
            requireEmpty(statement);
            statement.execute("TRUNCATE " + String.join(", ", tables()));
            setTriggers(statement, "DISABLE");
            Map<String, Long> rows = new TreeMap<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String table = entry.getName().replaceFirst("\\.csv$", "");
                if (manifest.rows().containsKey(table)) {
                    rows.put(table, load(table, zip));
                }
            }
            if (!rows.equals(new TreeMap<>(manifest.rows()))) {
                throw new UnfitArchiveException("the archive is not whole: its tables have " + rows + " rows, where "
                        + manifest.rows() + " were written");
            }
            setTriggers(statement, "ENABLE");
            goOn(statement, manifest, kafka);
            connection.commit();
        } catch (SQLException | IOException | UnfitArchiveException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    /** What the archive says of itself; it stands at the end, when all is written. */
    public static Manifest manifest(InputStream file) throws IOException, UnfitArchiveException {
        try (var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MANIFEST)) {
                    return new ObjectMapper().readValue(zip, Manifest.class);
                }
            }
        }
        throw new UnfitArchiveException("this is no archive of Talpuls, or only the beginning of one");
    }

    private void require(Manifest manifest) throws SQLException, UnfitArchiveException {
        if (manifest.form() != FORM) {
            throw new UnfitArchiveException(
                    "the archive has form " + manifest.form() + ", where this program reads " + FORM);
        }
        if (!manifest.schema().equals(schema())) {
            throw new UnfitArchiveException("the archive is of schema " + manifest.schema() + ", the database of "
                    + schema() + ": read it with the version of Talpuls that wrote it");
        }
    }

    private static void requireEmpty(Statement statement) throws SQLException, UnfitArchiveException {
        for (String table : List.of("device", "reading", "registry_entry", "dead_letter")) {
            try (ResultSet found = statement.executeQuery("SELECT FROM " + table + " LIMIT 1")) {
                if (found.next()) {
                    throw new UnfitArchiveException("the database is not empty: there are rows in " + table);
                }
            }
        }
    }

    private static void setTriggers(Statement statement, String how) throws SQLException {
        for (String table : FOLLOWED) {
            statement.execute("ALTER TABLE " + table + " " + how + " TRIGGER USER");
        }
    }

    private long load(String table, InputStream zip) throws SQLException, IOException {
        String columns = String.join(", ", columns(table));
        return copies().copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT csv, HEADER MATCH)", open(zip));
    }

    /** Numbers go on where they were; Kafka is told what is registered, and followed from where it was, or anew. */
    private void goOn(Statement statement, Manifest manifest, @Nullable String kafka) throws SQLException {
        if (kafka == null || !kafka.equals(manifest.kafka())) {
            statement.execute("DELETE FROM progress");
        }
        statement.execute(
                "INSERT INTO registry_change (kind, id, entry) SELECT kind, id, entry FROM registry_entry"
                        + " ORDER BY array_position(ARRAY['codec', 'profile', 'device', 'gateway', 'recipient', 'rule'], kind), id");
        statement.execute("SELECT setval('request_group', greatest(1, (SELECT max(of_group) FROM request)))");
        for (String identity : identities()) {
            statement.execute(identity);
        }
    }

    private List<String> identities() throws SQLException {
        return texts("""
                SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), greatest(1, (SELECT max(%I) FROM %I)))',
                    table_name, column_name, column_name, table_name)
                FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'""");
    }

    private List<String> tables() throws SQLException {
        try (var query = connection.prepareStatement(TABLES)) {
            query.setArray(1, connection.createArrayOf("text", FIRST.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                List<String> tables = new ArrayList<>();
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
                return tables;
            }
        }
    }

    private List<String> columns(String table) throws SQLException {
        return texts("SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '" + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum");
    }

    private String schema() throws SQLException {
        return texts("SELECT max(version::int)::text FROM flyway_schema_history WHERE success AND version IS NOT NULL")
                .getFirst();
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The stream, which stays open. */
    private static OutputStream open(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static InputStream open(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {
                // There is more in it.
            }
        };
    }
}
