package city.talpuls.api.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What became of a replay.
 *
 * @param id its id
 * @param askedAt when it was asked for
 * @param letters how many dead letters it was asked for
 * @param waiting how many are on their way
 * @param stored how many could be read this time
 * @param duplicate how many were the same as another message
 * @param failed how many could not be read this time either, by reason
 */
@Introspected
record ReplayOutcome(
        @Schema(description = "Its id", example = "17") String id,

        @Schema(description = "When it was asked for") Instant askedAt,

        @Schema(description = "How many dead letters it was asked for", example = "212")
        long letters,

        @Schema(description = "How many are on their way", example = "0")
        long waiting,

        @Schema(description = "How many could be read this time", example = "210")
        long stored,

        @Schema(description = "How many were the same as another message", example = "0")
        long duplicate,

        @Schema(description = "How many could not be read this time either, by reason")
        List<Failed> failed) {

    /** Letters that could not be read again. */
    @Introspected
    @Schema(name = "FailedReplays")
    record Failed(
            @Schema(description = "Why, as a word", example = "codec-failed")
            String reason,

            @Schema(description = "How many", example = "2") long count) {}
}
