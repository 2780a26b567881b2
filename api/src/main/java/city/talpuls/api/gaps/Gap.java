package city.talpuls.api.gaps;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Messages that are missing.
 *
 * @param session within which the device counted
 * @param after the number before them
 * @param before the number after them
 * @param missing how many
 * @param from when the one before was received
 * @param to when the one after was received
 */
@Introspected
record Gap(
        @Schema(description = "Within which the device counted", example = "01c8a9f2")
        String session,

        @Schema(description = "The number of the message before", example = "41")
        long after,

        @Schema(description = "The number of the message after", example = "45")
        long before,

        @Schema(description = "How many are missing", example = "3")
        long missing,

        @Schema(description = "When the message before was received")
        Instant from,

        @Schema(description = "When the message after was received")
        Instant to) {}
