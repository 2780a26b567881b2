package city.talpuls.api.live;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * That a client may have missed something.
 *
 * @param detail what it can do
 */
@Introspected
@Schema(description = "The data of an event named gap")
record LiveGap(
        @Schema(
                description = "What to do",
                example = "events may be missing before this one: ask /api/v1/readings for them")
        String detail) {

    /** As JSON. */
    static final String DATA = "{\"detail\":\"events may be missing before this one: ask /api/v1/readings for them\"}";
}
