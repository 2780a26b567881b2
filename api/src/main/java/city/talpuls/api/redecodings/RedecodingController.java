package city.talpuls.api.redecodings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.TimeSpan;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;

/** Has messages read again. */
@Controller("/api/v1/redecodings")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "registry")
final class RedecodingController {

    private final Redecodings redecodings;

    RedecodingController(Redecodings redecodings) {
        this.redecodings = redecodings;
    }

    /** What is to be read again, for the description of the API. */
    @Schema(name = "RedecodingRequest")
    private record Wanted(
            @Schema(
                    description = "Of which device",
                    example = "70b3d57ed0001234",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String device,

            @Schema(
                    description = "Messages received at this time or later",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            Instant from,

            @Schema(description = "Messages received before this time", requiredMode = Schema.RequiredMode.REQUIRED)
            Instant to) {}

    @Needs(Role.OPERATOR)
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askRedecoding",
            summary = "Has a device's messages read again, by its codec and profile as they are now",
            description =
                    "For after a codec or profile was mended. What was received in that time and is still kept is read "
                            + "again, whatever became of it; aggregates follow. Asked for twice, it gives the same. How far "
                            + "it is stands under `/redecodings/{id}`.")
    @RequestBody(
            description = "Whose messages, and of which time",
            content = @Content(schema = @Schema(implementation = Wanted.class)))
    Redecoding ask(@Body byte[] body) {
        Form form = Form.of(body);
        form.requiredText("device");
        DeviceId device = form.read("device", DeviceId::new);
        if (device == null) {
            throw form.wrong("device", "is missing");
        }
        TimeSpan span = TimeSpan.read(form);
        form.requireNothingElse();
        return redecodings.ask(device, span.from(), span.to());
    }

    @Get("/{id}")
    @Operation(operationId = "getRedecoding", summary = "How far a redecoding is")
    Redecoding one(@Parameter(description = "Its id", example = "17") @PathVariable long id) {
        return redecodings.one(id);
    }
}
