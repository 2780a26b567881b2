package city.talpuls.api.gate;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells callers who they are. */
@Controller("/api/v1/me")
@AnswersProblems
@Needs(value = Role.READER, whateverScope = true)
@Tag(name = "access")
final class MeController {

    @Get
    @Operation(
            operationId = "getMe",
            summary = "Who asks, and what that caller may do",
            description = "With a key for some parts of the API only, too.")
    MeAnswer me(HttpRequest<?> request) {
        return MeAnswer.of(Caller.of(request));
    }
}
