package city.talpuls.standalone.embedded;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL as a process of its own, started and stopped by this one, on loopback and with a password. */
public final class Database implements AutoCloseable {

    /** Who owns the data. */
    public static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final String NAME = "talpuls";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LEAST_MEGABYTES = 128;
    private static final int MOST_MEGABYTES = 2_048;

    private final EmbeddedPostgres postgres;
    private final Cluster cluster;
    private final int port;

    private Database(EmbeddedPostgres postgres, Cluster cluster, int port) {
        this.postgres = postgres;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Starts PostgreSQL and returns when it takes connections and has the database {@code talpuls}. A PostgreSQL that an
     * earlier process left behind on this folder is stopped first, so the caller must be the folder's only user.
     *
     * @param folder where the program is unpacked and the data are kept
     * @param port for clients
     */
    public static Database start(Path folder, int port) throws IOException, SQLException {
        var cluster = Cluster.in(folder);
        stopLeftBehind(folder);
        cluster.clearUnfinished();
        var database = new Database(settings(cluster, port).start(), cluster, port);
        try {
            database.create();
            cluster.finished();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** The same for somebody who wants nothing else of the platform. */
    public static Database startAlone(Path folder, int port) throws IOException {
        try {
            return start(folder, port);
        } catch (SQLException e) {
            throw new IOException("the database does not start: " + e.getMessage(), e);
        }
    }

    /** Stops a PostgreSQL that an earlier process, itself gone, left on this folder. */
    public static void stopLeftBehind(Path folder) throws IOException {
        var leftover = Postmaster.on(Cluster.in(folder).data());
        if (leftover.isPresent()) {
            LOG.info("stopping {}, which was left behind", leftover.get());
            leftover.get().stop();
        }
    }

    /** The owner's password of the database in this folder, whether that has been started before or not. */
    public static String passwordIn(Path folder) throws IOException {
        return Cluster.in(folder).password();
    }

    /** The JDBC address of the database {@code talpuls}. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Loopback.ADDRESS, port, NAME);
    }

    /** Its owner. */
    public String username() {
        return USER;
    }

    /** The owner's password, made at the first start. */
    public String password() {
        return cluster.password();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        // The library waits only 5 s, and a last checkpoint can take longer. Once its file is gone, all is written.
        var postmaster = Postmaster.on(cluster.data());
        if (postmaster.isPresent()) {
            postmaster.get().awaitEnd();
        }
    }

    private static EmbeddedPostgres.Builder settings(Cluster cluster, int port) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(cluster.program().toFile())
                .setDataDirectory(cluster.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(port)
                .setConnectConfig("password", cluster.password())
                // These are initdb's options; only the first start has any use for them.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", cluster.passwordFile().toString())
                // The library starts PostgreSQL with fsync and synchronous_commit off; the later word wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", Loopback.ADDRESS)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", megabytes() + "MB")
                .setServerConfig("max_wal_size", "2GB");
    }

    /**
     * For its own cache: an eighth of the machine's memory, which is taken only as far as there is something to keep. A
     * year of readings in the order in which they came is read by datastream many times faster where it fits in.
     */
    private static long megabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp((machine.getTotalMemorySize() / 8) >> 20, LEAST_MEGABYTES, MOST_MEGABYTES);
    }

    private void create() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
    }
}
