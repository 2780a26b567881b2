package city.talpuls.api.registry;

import city.talpuls.api.devices.Location;
import city.talpuls.model.registry.Gateway;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A gateway.
 *
 * @param id its id
 * @param name what people call it
 * @param location where it stands
 */
@Introspected
@Schema(name = "Gateway")
record GatewayAnswer(
        @Schema(description = "Its EUI in lower-case hex for LoRaWAN, else its login", example = "a84041ffff000001")
        String id,

        @Schema(description = "What people call it", example = "Rathaus Barmen")
        String name,

        @Schema(description = "Where it stands, if known") @Nullable
        Location location) {

    static GatewayAnswer of(Registered<Gateway> gateway) {
        return new GatewayAnswer(
                gateway.entry().id(),
                gateway.entry().name(),
                Answers.location(gateway.entry().location()));
    }
}
