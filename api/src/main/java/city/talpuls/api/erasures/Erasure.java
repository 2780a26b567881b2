package city.talpuls.api.erasures;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, and how far it is.
 *
 * @param id its id
 * @param device which device; not said any more when it is done
 * @param askedAt when it was asked for
 * @param done whether nothing of the device is stored any more
 * @param doneAt since when
 * @param erased how many of what were deleted so far
 */
@Introspected
@Schema(name = "Erasure")
public record Erasure(
        @Schema(description = "Its id", example = "17") String id,

        @Schema(
                description = "Which device; null when it is done, since the erasure itself is not to remember it",
                example = "70b3d57ed0001234")
        @Nullable
        String device,

        @Schema(description = "When it was asked for") Instant askedAt,

        @Schema(description = "Whether nothing of the device is stored any more")
        boolean done,

        @Schema(description = "Since when") @Nullable Instant doneAt,

        @Schema(
                description = "How many of what were deleted so far",
                example = "{\"readings\": 52560, \"aggregates\": 7300, \"uplinks\": 8640}")
        Map<String, Long> erased) {

    public Erasure {
        erased = Map.copyOf(erased);
    }
}
