package city.talpuls.api.registry;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.registry.CodecSource;
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

/** Codecs: how payloads become values. */
@Controller("/api/v1/codecs")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "registry")
final class CodecController {

    private final Desk<CodecSource, CodecAnswer> desk;

    CodecController(Entries entries, Reading reading) {
        this.desk = reading.codecs(entries);
    }

    @Get
    @Operation(operationId = "listCodecs", summary = "All codecs, ordered by id")
    Page<CodecAnswer> list(
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
    @Operation(operationId = "getCodec", summary = "One codec")
    CodecAnswer one(@Parameter(description = "Its id", example = "co2-sensor") @PathVariable String id) {
        return desk.one(id);
    }

    @Needs(Role.OPERATOR)
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCodec", summary = "Registers a codec that is not there yet")
    @RequestBody(description = "The codec", content = @Content(schema = @Schema(implementation = CodecAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "It is registered",
            content = @Content(schema = @Schema(implementation = CodecAnswer.class)))
    HttpResponse<CodecAnswer> create(@Body byte[] body) {
        return desk.create(body);
    }

    @Needs(Role.OPERATOR)
    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putCodec", summary = "Registers a codec, or changes it as a whole")
    @RequestBody(description = "The codec", content = @Content(schema = @Schema(implementation = CodecAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is changed; 201 if it is new",
            content = @Content(schema = @Schema(implementation = CodecAnswer.class)))
    HttpResponse<CodecAnswer> put(
            @Parameter(description = "Its id", example = "co2-sensor") @PathVariable String id, @Body byte[] body) {
        return desk.put(id, body);
    }

    @Needs(Role.OPERATOR)
    @Delete("/{id}")
    @Operation(
            operationId = "deleteCodec",
            summary = "Takes a codec away",
            description = "One that is shipped under the same id counts again.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    HttpResponse<?> delete(@Parameter(description = "Its id", example = "co2-sensor") @PathVariable String id) {
        return desk.remove(id);
    }
}
