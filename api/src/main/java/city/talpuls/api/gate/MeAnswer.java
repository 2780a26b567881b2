package city.talpuls.api.gate;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id as the audit log calls him
 * @param name what people call him
 * @param role what he may do
 * @param scopes the parts of the API that he is confined to; none for all
 * @param expiresAt when what he signed in with ends
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Caller", description = "Who asks")
record MeAnswer(
        @Schema(description = "As the audit log has it", example = "key:0f1e2d3c4b5a6978")
        String id,

        @Schema(example = "dashboard of the town hall") String name,

        @Schema(
                type = "string",
                allowableValues = {"reader", "analyst", "operator", "admin"},
                example = "operator")
        @Nullable
        Role role,

        @Schema(description = "The parts of the API that the key is for; none for all", example = "[\"alerts\"]")
        List<String> scopes,

        @Schema(description = "When the key or token ends; null for never") @Nullable
        Instant expiresAt) {

    MeAnswer {
        scopes = List.copyOf(scopes);
    }

    static MeAnswer of(Caller caller) {
        return new MeAnswer(
                caller.id(),
                caller.name(),
                caller.role(),
                caller.scopes().stream().sorted().toList(),
                caller.expiresAt());
    }
}
