package city.talpuls.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit log.
 *
 * @param id its number
 * @param time when the request came
 * @param caller whose it was
 * @param name what people called him then
 * @param role what he might do then; absent if nothing
 * @param method the HTTP method
 * @param route the template of the route
 * @param path the path that was asked for
 * @param status how it was answered; absent if that is not known
 * @param address where it came from
 * @param request the id that the answer had in {@code X-Request-Id}
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A request that would change something")
record AuditEntry(
        @Schema(example = "1042") long id,
        Instant time,

        @Schema(
                description = "`key:` and the key's id, `oidc:` and the token's subject, or `anonymous`",
                example = "key:0f1e2d3c4b5a6978")
        String caller,

        @Schema(description = "What people called the caller then", example = "dashboard of the town hall")
        String name,

        @Schema(description = "The caller's role then; null if there was none", example = "operator") @Nullable
        String role,

        @Schema(example = "PUT") String method,
        @Schema(example = "/api/v1/rules/{id}") String route,
        @Schema(example = "/api/v1/rules/wupper-high-water") String path,

        @Schema(
                description = "How it was answered; null while it is not, and where Talpuls ended before",
                example = "200")
        @Nullable
        Integer status,

        @Schema(description = "From where it came", example = "192.0.2.7")
        String address,

        @Schema(description = "What the answer had as `X-Request-Id`", example = "8d1f5c7e-0f1e-4d3c-8b5a-69780a1b2c3d")
        String request) {

    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("caller"),
                row.getString("name"),
                row.getString("role"),
                row.getString("method"),
                row.getString("route"),
                row.getString("path"),
                row.getObject("status", Integer.class),
                row.getString("address"),
                row.getString("request"));
    }
}
