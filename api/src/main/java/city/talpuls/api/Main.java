package city.talpuls.api;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

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
                                unknown or given twice is an error too.

                                Under which licence the data are, and whom to name, is in `/catalog` and comes with every file.

                                What is measured is open to everybody unless the city decides otherwise. The rest needs a key or
                                a token with the role for it, else it is answered 401 or 403; `/me` says who asks.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = {@SecurityRequirement(name = "key"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
        name = "key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "X-API-Key",
        description = "A key of `/keys`")
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A key of `/keys`, or a token of the OpenID Connect issuer that the city has chosen")
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
