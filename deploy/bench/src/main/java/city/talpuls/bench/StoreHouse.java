package city.talpuls.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform on a database of its own or on one that is there already, for benchmarks of the store and the api. */
final class StoreHouse implements AutoCloseable {

    /** The parts that a benchmark needs to which no messages come. */
    static final List<String> QUIET = List.of("postgres", "kafka", "api");

    private final House house;
    private final Path folder;
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
     * @param parts which, in the order in which they are started; the api among them
     * @param external a database to use instead of a part of its own
     * @param stay for how long the parts are there
     */
    StoreHouse(Path folder, List<String> parts, @Nullable External external, House.Stay stay) throws IOException {
        this.external = external;
        this.folder = folder;
        this.house = external == null
                ? new House(folder, parts, null, stay)
                : new House(
                        folder,
                        parts.stream().filter(part -> !part.equals("postgres")).toList(),
                        external.settings(),
                        null,
                        stay);
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

    /** Asks, alone and in a crowd. All parts have to be there. */
    ApiBenchmark.Result ask(ApiBenchmark.Extent extent, PrintStream out, InstantSource clock)
            throws IOException, InterruptedException, SQLException {
        house.start();
        try (Connection store = store()) {
            return new ApiBenchmark(house, store, extent, out, clock).run();
        }
    }

    /** Opens the page in a browser. All parts have to be there. */
    PageBenchmark.Result look(PageBenchmark.Extent extent, PrintStream out, InstantSource clock)
            throws IOException, InterruptedException, SQLException {
        URI encrypted = house.encrypted(Certificate.make(folder));
        house.start();
        try (Connection store = store()) {
            return new PageBenchmark(house, encrypted, store, extent, out, clock).run();
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
