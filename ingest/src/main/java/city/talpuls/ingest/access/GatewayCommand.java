package city.talpuls.ingest.access;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives gateways and network servers their logins; a platform that runs on the folder knows them a second later. */
@Command(
        name = "gateway",
        description = "Gives gateways and network servers their logins, and takes them away.",
        synopsisSubcommandLabel = "add|remove|list",
        sortOptions = false)
public final class GatewayCommand {

    private static final String DATA = "${env:TALPULS_DATA:-${sys:talpuls.home:-.}/data}";
    private static final String HELP = "--help";
    private static final String HELP_SAYS = "say this";
    private static final String DATA_SAYS = "the platform's data folder (default: data beside the launcher)";

    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    /** Says on this stream what it did. */
    public GatewayCommand(PrintStream out) {
        this.out = out;
    }

    @Command(name = "add", description = "Makes a login, or gives it another password, and prints that once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "1 to 64 of A-Z a-z 0-9 . _ -") String name,
            @Option(
                            names = "--topic",
                            paramLabel = "FILTER",
                            description =
                                    "what it may send beside talpuls/v1/NAME/+/up, 'v3/#' for instance; repeatable")
                    List<String> topics,
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_SAYS) Path data,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws IOException {
        var also = topics == null ? List.<String>of() : topics;
        try {
            var password = logins(data).add(name, also);
            out.println("login     " + name);
            out.println("password  " + password + "   (shown only now)");
            out.println("may send  talpuls/v1/" + name + "/+/up, sensor-community/" + name + "/+/up"
                    + (also.isEmpty() ? "" : ", " + String.join(", ", also)));
            return 0;
        } catch (IllegalArgumentException | UnusableFileException e) {
            throw notPossible(String.valueOf(e.getMessage()));
        }
    }

    @Command(name = "remove", description = "Takes a login away.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "of the login") String name,
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_SAYS) Path data,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws IOException {
        try {
            if (!logins(data).remove(name)) {
                throw notPossible("there is no login '" + name + "'");
            }
            out.println(name + " may not log in any more; a connection it has ends when it is closed");
            return 0;
        } catch (IllegalArgumentException | UnusableFileException e) {
            throw notPossible(String.valueOf(e.getMessage()));
        }
    }

    @Command(name = "list", description = "Names who has a login.")
    int list(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = DATA_SAYS) Path data,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws IOException {
        logins(data).names().forEach(out::println);
        return 0;
    }

    private ParameterException notPossible(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private static Logins logins(Path data) throws IOException {
        return Logins.in(data.toAbsolutePath().normalize().resolve("access"));
    }
}
