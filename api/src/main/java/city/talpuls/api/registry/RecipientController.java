package city.talpuls.api.registry;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.registry.Recipient;
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

/** Who hears of alerts. */
@Controller("/api/v1/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "alerts", description = "Who has to know, and whether they heard")
final class RecipientController {

    private final Desk<Recipient, RecipientAnswer> desk;

    RecipientController(Entries entries, DeliveryConfig config) {
        this.desk = RecipientForm.desk(entries, config.internal());
    }

    @Get
    @Operation(operationId = "listRecipients", summary = "All recipients, ordered by id")
    Page<RecipientAnswer> list(
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
    @Operation(operationId = "getRecipient", summary = "One recipient")
    RecipientAnswer one(@Parameter(description = "Its id", example = "flood-desk") @PathVariable String id) {
        return desk.one(id);
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createRecipient", summary = "Registers a recipient that is not there yet")
    @RequestBody(
            description = "The recipient",
            content = @Content(schema = @Schema(implementation = RecipientForm.class)))
    @ApiResponse(
            responseCode = "201",
            description = "It is registered",
            content = @Content(schema = @Schema(implementation = RecipientAnswer.class)))
    HttpResponse<RecipientAnswer> create(@Body byte[] body) {
        return desk.create(body);
    }

    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putRecipient",
            summary = "Registers a recipient, or changes it as a whole",
            description =
                    "With `hasSecret` true and no `secret` the one that is there stays, so that what was answered can be"
                            + " sent back.")
    @RequestBody(
            description = "The recipient",
            content = @Content(schema = @Schema(implementation = RecipientForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is changed; 201 if it is new",
            content = @Content(schema = @Schema(implementation = RecipientAnswer.class)))
    HttpResponse<RecipientAnswer> put(
            @Parameter(description = "Its id", example = "flood-desk") @PathVariable String id, @Body byte[] body) {
        return desk.put(id, body);
    }

    @Delete("/{id}")
    @Operation(
            operationId = "deleteRecipient",
            summary = "Takes a recipient away",
            description = "One that rules name stays (409). What it was still to be told is given up.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    HttpResponse<?> delete(@Parameter(description = "Its id", example = "flood-desk") @PathVariable String id) {
        return desk.remove(id);
    }
}
