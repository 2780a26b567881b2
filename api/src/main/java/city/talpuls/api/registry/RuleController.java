package city.talpuls.api.registry;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.registry.AlertRule;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rules: when somebody has to know. They count on every instance as soon as they are written. */
@Controller("/api/v1/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "alerts", description = "When somebody has to know")
final class RuleController {

    private final Desk<AlertRule, RuleAnswer> desk;

    RuleController(Entries entries, RuleForm form) {
        this.desk = form.rules(entries);
    }

    @Get
    @Operation(operationId = "listRules", summary = "All alert rules, ordered by id")
    Page<RuleAnswer> list(
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        return desk.list(limit, cursor);
    }

    @Get("/{id}")
    @Operation(operationId = "getRule", summary = "One alert rule")
    RuleAnswer one(@Parameter(description = "Its id", example = "flood") @PathVariable String id) {
        return desk.one(id);
    }

    @Needs(Role.OPERATOR)
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createRule", summary = "Registers an alert rule that is not there yet")
    @RequestBody(description = "The rule", content = @Content(schema = @Schema(implementation = RuleAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "It is registered",
            content = @Content(schema = @Schema(implementation = RuleAnswer.class)))
    HttpResponse<RuleAnswer> create(@Body byte[] body) {
        return desk.create(body);
    }

    @Needs(Role.OPERATOR)
    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putRule", summary = "Registers an alert rule, or changes it as a whole")
    @RequestBody(description = "The rule", content = @Content(schema = @Schema(implementation = RuleAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is changed; 201 if it is new",
            content = @Content(schema = @Schema(implementation = RuleAnswer.class)))
    HttpResponse<RuleAnswer> put(
            @Parameter(description = "Its id", example = "flood") @PathVariable String id, @Body byte[] body) {
        return desk.put(id, body);
    }

    @Needs(Role.OPERATOR)
    @Delete("/{id}")
    @Operation(operationId = "deleteRule", summary = "Takes an alert rule away; its alerts are over")
    @ApiResponse(responseCode = "204", description = "It is gone")
    HttpResponse<?> delete(@Parameter(description = "Its id", example = "flood") @PathVariable String id) {
        return desk.remove(id);
    }
}
