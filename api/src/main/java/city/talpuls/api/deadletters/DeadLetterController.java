package city.talpuls.api.deadletters;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reason;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The messages that could not be read. */
@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "operation", description = "What became of the messages")
final class DeadLetterController {

    private final DeadLetters letters;
    private final Replays replays;

    DeadLetterController(DeadLetters letters, Replays replays) {
        this.letters = letters;
        this.replays = replays;
    }

    @Get
    @Operation(
            operationId = "listDeadLetters",
            summary = "The messages that could not be read, the newest first",
            description =
                    "A page holds fewer than `limit` where long messages would make it too large; `next` leads to the rest.")
    Page<StoredDeadLetter> list(
            @Parameter(
                            description = "Only those that could not be read for this reason",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "empty",
                                                "too-large",
                                                "not-utf8",
                                                "not-json",
                                                "not-protobuf",
                                                "not-cbor",
                                                "wrong-form",
                                                "unknown-source",
                                                "no-device",
                                                "unreadable-time",
                                                "implausible-time",
                                                "implausible-value",
                                                "no-readings",
                                                "unsupported",
                                                "unclaimed",
                                                "codec-failed",
                                                "codec-stopped",
                                                "too-many-properties",
                                                "internal-error",
                                                "store-refused"
                                            }))
                    @QueryValue
                    @Nullable
                    Reason reason,
            @Parameter(description = "Only those of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(description = "Only those whose source begins so", example = "v3/") @QueryValue @Nullable
                    String source,
            @Parameter(
                            description = "In which state; unsettled are open, asked and sent",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "unsettled",
                                                "all",
                                                "open",
                                                "asked",
                                                "sent",
                                                "stored",
                                                "duplicate"
                                            },
                                            defaultValue = "unsettled"))
                    @QueryValue(defaultValue = "unsettled")
                    StateChoice state,
            @Parameter(
                            description = "Received at this time or later",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "Received before this time",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        return letters.page(
                new Filter(reason, device, source, state, from, to), cursor == null ? null : Place.read(cursor), limit);
    }

    @Get("/counts")
    @Operation(operationId = "countDeadLetters", summary = "How many dead letters there are of each reason")
    Page<ReasonCount> counts(
            @Parameter(description = "Only those of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device) {
        return Page.whole(letters.counts(device));
    }

    @Get("/{id}")
    @Operation(operationId = "getDeadLetter", summary = "One dead letter")
    StoredDeadLetter one(@Parameter(description = "Its id", example = "3-1042") @PathVariable String id) {
        return letters.require(id);
    }

    @Needs(Role.OPERATOR)
    @Post("/{id}/replay")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Has one dead letter read again",
            description = "As its device is registered by then; the outcome is under `/dead-letters/replays/{id}`.")
    AskedReplay replay(@Parameter(description = "Its id", example = "3-1042") @PathVariable String id) {
        return replays.one(id);
    }

    @Needs(Role.OPERATOR)
    @Post("/replay")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Has all open dead letters of a reason, of a device, or of both read again")
    AskedReplay replayAll(
            @Parameter(
                            description = "Only those of this reason",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "empty",
                                                "too-large",
                                                "not-utf8",
                                                "not-json",
                                                "not-protobuf",
                                                "not-cbor",
                                                "wrong-form",
                                                "unknown-source",
                                                "no-device",
                                                "unreadable-time",
                                                "implausible-time",
                                                "implausible-value",
                                                "no-readings",
                                                "unsupported",
                                                "unclaimed",
                                                "codec-failed",
                                                "codec-stopped",
                                                "too-many-properties",
                                                "internal-error",
                                                "store-refused"
                                            }))
                    @QueryValue
                    @Nullable
                    Reason reason,
            @Parameter(description = "Only those of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device) {
        if (reason == null && device == null) {
            throw ProblemException.badParameter("reason", "reason or device must say which are to be read again");
        }
        return replays.all(reason, device);
    }

    @Get("/replays/{id}")
    @Operation(operationId = "getReplay", summary = "What became of a replay so far")
    ReplayOutcome outcome(@Parameter(description = "Its id", example = "17") @PathVariable long id) {
        return replays.outcome(id);
    }
}
