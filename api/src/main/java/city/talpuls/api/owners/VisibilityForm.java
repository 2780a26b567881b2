package city.talpuls.api.owners;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an owner writes of who may see his device, for the description of the API.
 *
 * @param visibility who may
 */
@Introspected
record VisibilityForm(
        @Schema(
                description = "Who may see it: everybody, or the owner and who works with the platform",
                type = "string",
                allowableValues = {"public", "internal"},
                example = "internal")
        String visibility) {}
