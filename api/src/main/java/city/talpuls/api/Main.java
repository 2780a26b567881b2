package city.talpuls.api;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts api as a process of its own. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Talpuls",
                        version = "1",
                        description = """
                                Wuppertal's open sensor platform. A device has datastreams, one per measured property;
                                a reading is one number at one time on one datastream.

                                Times are RFC 3339 and answered in UTC. A list is `{"items":[...],"next":"<cursor or null>"}`:
                                repeat the request with `cursor=<next>` until `next` is null. Errors are RFC 9457
                                `application/problem+json`; `field` names the parameter at fault. A parameter that is
                                unknown or given twice is an error too.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .environments("api")
                .eagerInitConfiguration(true)
                .start();
    }
}
