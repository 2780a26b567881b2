package city.talpuls.api.rechecks;

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

/** Has readings checked anew. */
@Controller("/api/v1/rechecks")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "registry")
final class RecheckController {

    private final Rechecks rechecks;

    RecheckController(Rechecks rechecks) {
        this.rechecks = rechecks;
    }

    /** What is to be checked anew, for the description of the API. */
    @Schema(name = "RecheckRequest", description = "Either a device or a profile, and the span of time")
    private record Wanted(
            @Schema(description = "Of which device", example = "70b3d57ed0001234")
            String device,

            @Schema(
                    description = "Of all devices with this profile; `default` stands for those without one",
                    example = "air-box")
            String profile,

            @Schema(description = "Readings of this time or later")
            Instant from,

            @Schema(description = "Readings before this time")
            Instant to) {}

    @Needs(Role.OPERATOR)
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askRecheck",
            summary = "Has readings of a span of time checked anew, by the rules as they are now",
            description =
                    "For after the rules of a profile were changed. Aggregates follow. How far it is stands under "
                            + "`/rechecks/{id}`.")
    @RequestBody(
            description = "Whose readings, and of which time",
            content = @Content(schema = @Schema(implementation = Wanted.class)))
    Recheck ask(@Body byte[] body) {
        Form form = Form.of(body);
        DeviceId device = form.read("device", DeviceId::new);
        String profile = form.text("profile");
        TimeSpan span = TimeSpan.read(form);
        form.requireNothingElse();
        if ((device == null) == (profile == null)) {
            throw form.wrong("device", "or profile, one of the two, has to say whose readings are to be checked");
        }
        return device != null
                ? rechecks.ofDevice(device, span.from(), span.to())
                : rechecks.ofProfile(String.valueOf(profile), span.from(), span.to());
    }

    @Get("/{id}")
    @Operation(operationId = "getRecheck", summary = "How far a recheck is")
    Recheck one(@Parameter(description = "Its id", example = "17") @PathVariable long id) {
        return rechecks.one(id);
    }
}
