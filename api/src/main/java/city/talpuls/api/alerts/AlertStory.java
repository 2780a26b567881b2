package city.talpuls.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert with all that happened to it.
 *
 * @param alert as it stands
 * @param events in their order
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertStory(
        @JsonUnwrapped Alert alert,

        @Schema(description = "What happened to it, in order")
        List<Event> events) {

    /**
     * Something that happened.
     *
     * @param kind what
     * @param severity from then on
     * @param value what was held against the thresholds
     * @param threshold the one that was passed
     * @param time when that was measured
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AlertEvent")
    record Event(
            @Schema(
                    description = "What happened",
                    type = "string",
                    allowableValues = {"raised", "escalated", "eased", "cleared"})
            String kind,

            @Schema(
                    description = "From then on; that of the end is that before it",
                    type = "string",
                    allowableValues = {"info", "warning", "critical"})
            String severity,

            @Schema(description = "What was held against the thresholds", example = "251.5")
            double value,

            @Schema(description = "The one that was passed; null if the rule itself was gone", example = "250")
            @Nullable
            Double threshold,

            @Schema(description = "When that was measured") Instant time) {}
}
