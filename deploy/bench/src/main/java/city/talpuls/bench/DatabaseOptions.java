package city.talpuls.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database is measured. */
final class DatabaseOptions {

    @Option(
            names = "--jdbc-url",
            paramLabel = "jdbc:postgresql://HOST:PORT/DATABASE",
            description = "an empty database to measure in, with TimescaleDB or without, instead of our own")
    private @Nullable String jdbcUrl;

    @Option(names = "--user", defaultValue = "talpuls", description = "its owner (default: ${DEFAULT-VALUE})")
    private String user = "";

    @Option(names = "--password", defaultValue = "", description = "the owner's")
    private String password = "";

    /** The one that is named; nothing if it is to be our own. */
    StoreHouse.@Nullable External external() {
        return jdbcUrl == null ? null : new StoreHouse.External(jdbcUrl, user, password);
    }
}
