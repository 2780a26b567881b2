package city.talpuls.model.timescale;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** TimescaleDB in a container. Where the extension's control file is out of sight, PostgreSQL does not know it. */
final class ContainerTimescale implements TimescaleDatabase {

    private static final DockerImageName IMAGE =
            DockerImageName.parse("timescale/timescaledb:2.23.0-pg17").asCompatibleSubstituteFor("postgres");
    private static final String CONTROL_FILE = "$(pg_config --sharedir)/extension/timescaledb.control";

    private final PostgreSQLContainer container;

    private ContainerTimescale(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerTimescale start() {
        var container = new PostgreSQLContainer(IMAGE);
        container.start();
        var database = new ContainerTimescale(container);
        database.run("psql -U " + container.getUsername() + " -d " + container.getDatabaseName()
                + " -c 'DROP EXTENSION IF EXISTS timescaledb'");
        return database;
    }

    static ContainerTimescale startWithoutTimescale() {
        var database = start();
        database.run("mv " + CONTROL_FILE + " " + CONTROL_FILE + ".away");
        return database;
    }

    @Override
    public void installTimescale() {
        run("mv " + CONTROL_FILE + ".away " + CONTROL_FILE);
    }

    @Override
    public boolean hasSessions() {
        return true;
    }

    @Override
    public String url() {
        return container.getJdbcUrl() + "&user=" + container.getUsername() + "&password=" + container.getPassword();
    }

    @Override
    public void close() {
        container.stop();
    }

    private void run(String command) {
        try {
            var result = container.execInContainer("sh", "-c", command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(command + ": " + result.getStderr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
