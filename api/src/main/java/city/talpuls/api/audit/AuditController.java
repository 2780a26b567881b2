package city.talpuls.api.audit;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who has changed something, or wanted to. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ADMIN)
@Tag(name = "access")
final class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Get
    @Operation(
            operationId = "listAudit",
            summary = "Requests that would change something, those that came last first",
            description = "Those that were refused too. Bodies and keys are not in it.")
    Page<AuditEntry> list(
            @Parameter(
                            description = "Came at this time or later",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(description = "Came before this time", schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(description = "Only those of this caller", example = "key:0f1e2d3c4b5a6978")
                    @QueryValue
                    @Nullable
                    String caller,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        if (caller != null && caller.indexOf('\0') >= 0) {
            throw ProblemException.badParameter("caller", "caller has a character that is none: NUL");
        }
        return trail.page(
                from == null ? null : from.instant(), to == null ? null : to.instant(), caller, cursor, limit);
    }
}
