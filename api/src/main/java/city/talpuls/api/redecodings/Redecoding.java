package city.talpuls.api.redecodings;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What was asked for, and how far it is.
 *
 * @param id its id
 * @param device whose messages are read again
 * @param askedAt when it was asked for
 * @param from the start of the span of time
 * @param to its end
 * @param messages how many messages that are
 * @param waiting how many are still to come
 * @param done whether all were read
 */
@Introspected
@Schema(name = "Redecoding")
record Redecoding(
        @Schema(description = "Its id", example = "17") String id,

        @Schema(description = "Whose messages are read again", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "When it was asked for") Instant askedAt,

        @Schema(description = "Messages received at this time or later")
        Instant from,

        @Schema(description = "Messages received before this time")
        Instant to,

        @Schema(description = "How many messages that are", example = "4711")
        long messages,

        @Schema(description = "How many are still to come", example = "0")
        long waiting,

        @Schema(description = "Whether all were read") boolean done) {}
