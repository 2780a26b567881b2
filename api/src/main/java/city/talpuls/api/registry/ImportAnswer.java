package city.talpuls.api.registry;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an import did.
 *
 * @param created devices that were not registered before
 * @param changed devices that were
 */
@Introspected
@Schema(name = "ImportedDevices")
record ImportAnswer(
        @Schema(description = "Devices that were not registered before", example = "240")
        int created,

        @Schema(description = "Devices that were", example = "3")
        int changed) {}
