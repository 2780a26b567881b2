package city.talpuls.api.gaps;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What of a device's messages was lost on the air.
 *
 * @param device its id
 * @param from the beginning of the span
 * @param to its end
 * @param received how many messages with a number arrived
 * @param missing how many are missing between them
 * @param lossRate which share of all is missing
 * @param gaps the latest of the gaps
 */
@Introspected
@Schema(name = "Gaps")
record GapsAnswer(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "The beginning of the span") Instant from,

        @Schema(description = "The end of the span") Instant to,

        @Schema(
                description = "How many messages with a number arrived, whether or not they could be read",
                example = "1008")
        long received,

        @Schema(
                description = "How many are missing between them: lost on the air, or by the network server",
                example = "3")
        long missing,

        @Schema(description = "Which share of all is missing, 0 to 1", example = "0.003")
        double lossRate,

        @Schema(description = "The latest gaps, the latest first")
        List<Gap> gaps) {}
