package city.talpuls.api.live;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Reading;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading as a live client gets it.
 *
 * @param device who measured
 * @param property what
 * @param unit in UCUM, if it is known
 * @param time when
 * @param value how much
 * @param quality good, or the doubts about it
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "The data of an event named reading, or recheck")
record LiveReading(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "What was measured", example = "temperature")
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit,

        @Schema(description = "When it was measured") Instant time,

        @Schema(description = "In that unit", example = "21.5")
        double value,

        @Schema(description = "`good`, or its flags with commas between", example = "good")
        String quality)
        implements LiveEvent {

    static LiveReading of(DeviceId device, Reading reading, Properties properties) {
        return new LiveReading(
                device.value(),
                reading.property().name(),
                properties.unitOf(reading.property()).orElse(null),
                reading.time(),
                reading.value(),
                reading.quality().label());
    }
}
