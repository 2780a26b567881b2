package city.talpuls.api.erasures;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says how far erasures are. */
@Controller("/api/v1/erasures")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ADMIN)
@Tag(name = "registry")
final class ErasureController {

    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    @Get("/{id}")
    @Operation(
            operationId = "getErasure",
            summary = "How far the erasure of a device is, and what was deleted",
            description = "It is asked for with `DELETE /devices/{id}?erase=true`.")
    Erasure one(@Parameter(description = "Its id", example = "17") @PathVariable long id) {
        return erasures.one(id);
    }
}
