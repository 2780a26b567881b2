package city.talpuls.api.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How many dead letters there are of a reason.
 *
 * @param reason the reason
 * @param open how many can be read again
 * @param total how many there are in all
 */
@Introspected
record ReasonCount(
        @Schema(description = "Why they could not be read, as a word", example = "unclaimed")
        String reason,

        @Schema(description = "How many can be read again", example = "12")
        long open,

        @Schema(description = "How many there are, with those that were read again", example = "30")
        long total) {}
