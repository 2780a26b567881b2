package city.talpuls.ingest;

import city.talpuls.ingest.access.GatewayCommand;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Arrays;
import picocli.CommandLine;

/** Starts ingest as a process of its own; {@code gateway} as the first argument changes who may send to it instead. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Talpuls: sending",
                        version = "1",
                        description = """
                                How messages of sensors come to Wuppertal's open sensor platform over HTTP. They are
                                taken as they are and read later: one that cannot be read is found under the platform's
                                dead letters. What was answered with 2xx is kept. Errors are RFC 9457
                                `application/problem+json`.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "login"))
@SecurityScheme(name = "login", type = SecuritySchemeType.HTTP, scheme = "basic")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("gateway")) {
            var command = new CommandLine(new GatewayCommand(System.out));
            System.exit(command.execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        Micronaut.build(args)
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .environments("ingest")
                .start();
    }
}
