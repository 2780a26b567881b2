package city.talpuls.api.deliveries;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.registry.RegistryId;
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

/** What recipients were told of alerts. */
@Controller("/api/v1/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "alerts")
final class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Get
    @Operation(operationId = "listDeliveries", summary = "What recipients are told, or were, the newest first")
    Page<StoredDelivery> list(
            @Parameter(
                            description = "Only those in this state",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"waiting", "delivered", "failed"}))
                    @QueryValue
                    @Nullable
                    StateChoice state,
            @Parameter(description = "Only those of this recipient", example = "flood-desk") @QueryValue @Nullable
                    String recipient,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        if (recipient != null && !RegistryId.isValid(recipient)) {
            throw ProblemException.badParameter("recipient", "there can be no recipient '" + recipient + "'");
        }
        return deliveries.page(state, recipient, limit, cursor);
    }

    @Get("/{id}")
    @Operation(operationId = "getDelivery", summary = "One delivery")
    StoredDelivery one(@Parameter(description = "Its id", example = "1042") @PathVariable long id) {
        return deliveries.require(id);
    }

    @Needs(Role.OPERATOR)
    @Post("/{id}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "retryDelivery",
            summary = "Has a delivery tried again that was given up",
            description = "With all its attempts. One that is waiting or delivered is a 409.")
    StoredDelivery retry(@Parameter(description = "Its id", example = "1042") @PathVariable long id) {
        return deliveries.retry(id);
    }
}
