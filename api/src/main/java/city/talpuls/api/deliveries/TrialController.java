package city.talpuls.api.deliveries;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.registry.RegistryId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Trials of recipients. */
@Controller("/api/v1/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "alerts")
final class TrialController {

    private final Trials trials;

    TrialController(Trials trials) {
        this.trials = trials;
    }

    @Post("/{id}/test")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testRecipient",
            summary = "Sends a recipient a message that says that it is a trial",
            description =
                    "It goes the way of all others and is no alert; what became of it is under `/deliveries/{id}`. One"
                            + " at a time of each recipient (409).")
    StoredDelivery test(
            @Parameter(description = "The recipient's id", example = "flood-desk") @PathVariable String id) {
        if (!RegistryId.isValid(id)) {
            throw ProblemException.badParameter("id", "there can be no recipient '" + id + "'");
        }
        return trials.of(id);
    }
}
