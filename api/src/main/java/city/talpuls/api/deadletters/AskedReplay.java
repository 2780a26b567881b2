package city.talpuls.api.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A replay that was asked for.
 *
 * @param id under which to ask what became of it
 * @param letters how many dead letters are read again
 */
@Introspected
record AskedReplay(
        @Schema(description = "Under this id ask what became of it", example = "17")
        String id,

        @Schema(description = "How many dead letters are read again", example = "212")
        long letters) {}
