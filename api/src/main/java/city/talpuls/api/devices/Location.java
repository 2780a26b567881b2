package city.talpuls.api.devices;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A place on earth, WGS 84.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
@Introspected
public record Location(
        @Schema(description = "Degrees north", example = "51.2557")
        double latitude,

        @Schema(description = "Degrees east", example = "7.1545")
        double longitude) {}
