package city.talpuls.standalone;

import city.talpuls.model.timescale.Archives;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a database server is that runs by itself, as options of the command line. */
final class ServerOptions {

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            required = true,
            description = "such as jdbc:postgresql://db/talpuls")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "who owns the tables")
    private @Nullable String user;

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            defaultValue = "${env:TALPULS_DATABASE_PASSWORD:-}",
            description = "asked for, or in TALPULS_DATABASE_PASSWORD")
    private @Nullable String password;

    Archives server() {
        return new Archives(String.valueOf(url), String.valueOf(user), password == null ? "" : password);
    }
}
