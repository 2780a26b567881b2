package city.talpuls.api.keys;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, but for its secret.
 *
 * @param id its id, which is the middle of its text
 * @param name what people call it
 * @param role what it may do
 * @param scopes the parts of the API that it is for; none for all
 * @param devices those of whoever has it; none for a key that is nobody's
 * @param createdAt when it was made
 * @param createdBy by whom, as the audit log calls him
 * @param expiresAt from when on it counts no more
 * @param revokedAt when somebody took it back
 * @param lastUsedAt when it was used last, to the minute
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Key", description = "What is known of a key")
record ApiKey(
        @Schema(description = "Its id, the middle of its text", example = "0f1e2d3c4b5a6978")
        String id,

        @Schema(example = "dashboard of the town hall") String name,

        @Schema(
                type = "string",
                allowableValues = {"reader", "analyst", "operator", "admin"},
                example = "operator")
        Role role,

        @Schema(
                description = "The parts of the API that it is for, by the tags of this description; none for all",
                example = "[\"alerts\"]")
        List<String> scopes,

        @Schema(
                description =
                        "The devices of whoever has it, who sees no other internal ones; none for a key that sees all",
                example = "[\"airrohr-4711\"]")
        List<String> devices,

        Instant createdAt,

        @Schema(description = "Who made it, as the audit log has it", example = "key:8a9b0c1d2e3f4051")
        String createdBy,

        @Schema(description = "From when on it counts no more; null for never") @Nullable
        Instant expiresAt,

        @Schema(description = "When somebody took it back; null while it counts") @Nullable
        Instant revokedAt,

        @Schema(description = "When it was used last, to the minute; null if never") @Nullable
        Instant lastUsedAt) {

    ApiKey {
        scopes = List.copyOf(scopes);
        devices = List.copyOf(devices);
    }

    static ApiKey of(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Role.ofText(row.getString("role")),
                List.of((String[]) row.getArray("scopes").getArray()),
                List.of((String[]) row.getArray("devices").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                time(row, "expires_at"),
                time(row, "revoked_at"),
                time(row, "last_used_at"));
    }

    boolean counts(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Caller caller() {
        return new Caller("key:" + id, name, role, Set.copyOf(scopes), expiresAt, Set.copyOf(devices));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
