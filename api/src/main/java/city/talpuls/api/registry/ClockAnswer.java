package city.talpuls.api.registry;

import city.talpuls.model.registry.ClockCheck;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a device's clock is in doubt.
 *
 * @param behind how long after its time a reading is received
 * @param values how many values were said for one time
 */
@Introspected
@Schema(
        name = "ClockCheck",
        description =
                "When a device's clock is in doubt; flagged `clock`. One that is ahead is flagged `future` in any case")
record ClockAnswer(
        @Schema(
                description =
                        "A reading that is received this long after its time, or longer, ISO 8601; null: however late",
                example = "P60D")
        @Nullable
        String behind,

        @Schema(
                description =
                        "A reading with a time for which so many different values were said before; null: however many",
                example = "3")
        @Nullable
        Integer values) {

    static @Nullable ClockAnswer of(@Nullable ClockCheck check) {
        return check == null
                ? null
                : new ClockAnswer(check.behind() == null ? null : check.behind().toString(), check.values());
    }
}
