package city.talpuls.api.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key that was just made.
 *
 * @param key its text, which is never told again
 * @param about what is known of it
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A key that was just made")
record NewKey(
        @Schema(
                description = "The key itself, which is never told again",
                example = "tp_0f1e2d3c4b5a6978_2eM1hVYtqK0sXv4r8zJ3cB7nDwLfGpQyTiUoAkEmRxS")
        String key,

        @JsonUnwrapped ApiKey about) {

    /** Without the secret. */
    @Override
    public String toString() {
        return about.toString();
    }
}
