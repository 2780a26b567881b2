package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a datastream rises.
 *
 * @param datastream whose
 * @param per over which span
 * @param points in the order of time
 * @param next the cursor of the next piece; none if this is the last
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Rises")
record RiseAnswer(
        @Schema(description = "Whose rise this is") Datastream datastream,

        @Schema(description = "Over which span", example = "PT1H")
        String per,

        @Schema(description = "In the order of time") List<Rise> points,

        @Schema(
                description = "What to hand back as cursor to get the next points; null if there are no more",
                example = "gXq2cmRldmljZXMfNzA")
        @Nullable
        String next) {

    RiseAnswer {
        points = List.copyOf(points);
    }

    /**
     * By how much it had risen at a time.
     *
     * @param time of the reading
     * @param value the rise, in the datastream's unit per span; negative if it fell
     * @param since the time of the reading that it is taken against
     */
    @Introspected
    @Schema(name = "Rise")
    record Rise(
            @Schema(description = "When the reading was measured")
            Instant time,

            @Schema(description = "The rise, in the datastream's unit per span; negative if it fell", example = "12.5")
            double value,

            @Schema(description = "When the reading was measured that it is taken against")
            Instant since) {}
}
