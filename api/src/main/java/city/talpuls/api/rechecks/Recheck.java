package city.talpuls.api.rechecks;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What was asked for, and how far it is.
 *
 * @param id its id
 * @param askedAt when it was asked for
 * @param from the start of the span of time
 * @param to its end
 * @param devices whose readings are checked anew
 * @param waiting those of whose readings it is still to be done
 */
@Introspected
@Schema(name = "Recheck")
record Recheck(
        @Schema(description = "Its id", example = "17") String id,

        @Schema(description = "When it was asked for") Instant askedAt,

        @Schema(description = "Readings of this time or later")
        Instant from,

        @Schema(description = "Readings before this time") Instant to,

        @Schema(description = "Of how many devices", example = "12")
        long devices,

        @Schema(description = "Of how many it is still to be done", example = "0")
        long waiting) {}
