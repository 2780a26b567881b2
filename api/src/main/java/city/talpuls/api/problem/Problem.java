package city.talpuls.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, as RFC 9457 has it.
 *
 * @param type what kind of problem, an address that never changes
 * @param title the same for people, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param field the parameter at fault, where one is
 * @param id under which the server's log has more, where it has
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why there is no answer (RFC 9457)")
public record Problem(
        @Schema(
                description = "What kind of problem; never changes",
                example = "https://talpuls.city/problems/bad-parameter")
        URI type,

        @Schema(description = "The kind in words", example = "A parameter cannot be used")
        String title,

        @Schema(description = "The HTTP status", example = "400")
        int status,

        @Schema(description = "What is wrong this time", example = "limit must be from 1 to 10000, not 0")
        String detail,

        @Schema(description = "The parameter at fault, where one is", example = "limit") @Nullable
        String field,

        @Schema(
                description = "Under this id the server's log has more, where it has",
                example = "7a199e3c-c76f-4847-ba40-a5967d23ded0")
        @Nullable
        String id) {

    /** A problem that no single parameter is to blame for. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status().getCode(), detail, null, null);
    }

    /** A problem with one parameter. */
    public static Problem of(ProblemType type, String field, String detail) {
        return new Problem(type.uri(), type.title(), type.status().getCode(), detail, field, null);
    }

    /** A problem that has no type of its own. */
    static Problem of(HttpStatus status) {
        return new Problem(
                URI.create("about:blank"), status.getReason(), status.getCode(), status.getReason(), null, null);
    }

    Problem withId(String logged) {
        return new Problem(type, title, status, detail, field, logged);
    }

    /** The answer that carries it. */
    public MutableHttpResponse<Problem> response() {
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        return status == HttpStatus.SERVICE_UNAVAILABLE.getCode()
                ? response.header(HttpHeaders.RETRY_AFTER, "5")
                : response;
    }
}
