package city.talpuls.api.deadletters;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.Reason;
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

/** The messages that could not be read. */
@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "operation", description = "What became of the messages")
final class DeadLetterController {

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
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
                                                "wrong-form",
                                                "unknown-source",
                                                "no-device",
                                                "unreadable-time",
                                                "implausible-time",
                                                "implausible-value",
                                                "no-readings"
                                            }))
                    @QueryValue
                    @Nullable
                    Reason reason,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        return letters.page(reason, cursor == null ? null : Place.read(cursor), limit);
    }
}
