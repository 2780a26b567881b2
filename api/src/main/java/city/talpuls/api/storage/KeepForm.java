package city.talpuls.api.storage;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about a class.
 *
 * @param keep how long it is kept; null for ever
 */
@Introspected
@Schema(description = "How long a class is kept")
record KeepForm(
        @Schema(
                description = "An ISO 8601 period from P7D to P200Y; null for ever",
                example = "P90D",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String keep) {}
