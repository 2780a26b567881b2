package city.talpuls.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the {@link StoreBenchmark} and the {@link ExportBenchmark} need of the platform: an api, which brings the schema, and a database. */
final class StoreHouse implements AutoCloseable {

    private final House house;
    private final @Nullable External external;

    /** A database that is there already. */
    record External(String jdbcUrl, String user, String password) {

        private Map<String, String> settings() {
            return Map.of(
                    "TALPULS_DATABASE_URL",
                    jdbcUrl,
                    "TALPULS_DATABASE_USERNAME",
                    user,
                    "TALPULS_DATABASE_PASSWORD",
                    password);
        }
    }

    /**
     * @param folder for data and logs
     * @param external a database to use instead of a part of its own
     */
    StoreHouse(Path folder, @Nullable External external) throws IOException {
        this.external = external;
        this.house = external == null
                ? new House(folder, List.of("postgres", "kafka", "api"), null, House.Stay.LONG)
                : new House(folder, List.of("kafka", "api"), external.settings(), null, House.Stay.LONG);
    }

    StoreBenchmark.Result measure(StoreBenchmark.Extent extent, Instant now, PrintStream out)
            throws IOException, InterruptedException, SQLException {
        house.start();
        try (Connection store = store()) {
            return new StoreBenchmark(store, house.http("api"), extent, now, out).run();
        }
    }

    /** Exports so many readings. */
    ExportBenchmark.Result export(long rows, PrintStream out) throws IOException, InterruptedException, SQLException {
        house.start();
        try (Connection store = store()) {
            return new ExportBenchmark(store, house.http("api"), house.garbage("api"), rows, out).run();
        }
    }

    private Connection store() throws SQLException, IOException {
        return external == null
                ? house.store()
                : DriverManager.getConnection(external.jdbcUrl(), external.user(), external.password());
    }

    @Override
    public void close() {
        house.close();
    }
}
