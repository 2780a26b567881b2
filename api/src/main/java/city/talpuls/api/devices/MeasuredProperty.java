package city.talpuls.api.devices;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A property that something measures.
 *
 * @param property its name
 * @param unit in UCUM, if it is known
 * @param datastreams how many datastreams measure it
 */
@Introspected
record MeasuredProperty(
        @Schema(description = "Its name", example = "temperature")
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit,

        @Schema(description = "How many datastreams measure it", example = "37")
        int datastreams) {}
