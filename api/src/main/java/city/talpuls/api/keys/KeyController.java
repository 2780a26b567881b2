package city.talpuls.api.keys;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.access.Scopes;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
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
import jakarta.inject.Named;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keys, made and taken back. */
@Controller("/api/v1/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ADMIN)
@Tag(name = "access", description = "Who may ask, and who has changed something")
final class KeyController {

    private final Keys keys;
    private final Scopes scopes;
    private final InstantSource clock;

    KeyController(Keys keys, Scopes scopes, @Named("api") InstantSource clock) {
        this.keys = keys;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "listKeys",
            summary = "All keys, ordered by id",
            description = "Those that were revoked or have expired too.")
    Page<ApiKey> list(
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        return keys.page(cursor, limit);
    }

    @Get("/{id}")
    @Operation(operationId = "getKey", summary = "One key")
    ApiKey one(@Parameter(description = "Its id", example = "0f1e2d3c4b5a6978") @PathVariable String id) {
        return keys.one(id);
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Makes a key",
            description =
                    "The answer has the key itself, which is never told again: only a hash of it is stored. One with `devices` "
                            + "is for their owner, who governs them under `/my/devices`.")
    @RequestBody(description = "The key", content = @Content(schema = @Schema(implementation = KeyForm.class)))
    @ApiResponse(
            responseCode = "201",
            description = "It is made",
            content = @Content(schema = @Schema(implementation = NewKey.class)))
    HttpResponse<NewKey> create(@Body byte[] body, HttpRequest<?> request) {
        KeyForm form = KeyForm.read(Form.of(body), scopes.all(), clock.instant());
        NewKey made = keys.create(form, Caller.of(request));
        return HttpResponse.created(
                        made, URI.create("/api/v1/keys/" + made.about().id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Delete("/{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Takes a key back",
            description = "It counts no more from the next request on. What is known of it stays.")
    @ApiResponse(responseCode = "204", description = "It counts no more")
    HttpResponse<?> revoke(@Parameter(description = "Its id", example = "0f1e2d3c4b5a6978") @PathVariable String id) {
        keys.revoke(id);
        return HttpResponse.noContent();
    }
}
