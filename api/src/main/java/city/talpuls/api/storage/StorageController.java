package city.talpuls.api.storage;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is stored, until when, in how many bytes. */
@Controller("/api/v1/storage")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "operation")
final class StorageController {

    private static final Logger log = LoggerFactory.getLogger(StorageController.class);

    private final Database database;

    StorageController(Database database) {
        this.database = database;
    }

    @Get
    @Operation(
            operationId = "getStorage",
            summary = "What is stored, until when, in how many bytes",
            description = "By class. What is many is not counted but estimated from the database's statistics.")
    Page<StoredClass> storage() {
        return Page.whole(database.survey(handle -> new Storage(handle).classes()));
    }

    @Needs(Role.ADMIN)
    @Put("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putRetention",
            summary = "Decides how long a class is kept",
            description =
                    "What is older is dropped within an hour, for good. Of hypertables whole chunks are dropped, so"
                            + " that some of it stays up to a chunk longer.")
    @RequestBody(
            description = "How long, and from when on compressed",
            content = @Content(schema = @Schema(implementation = KeepForm.class)))
    StoredClass keep(
            @Parameter(description = "The class", example = "dead-letters") @PathVariable String name,
            @Body byte[] body) {
        Keep keep = read(body);
        return database.change(handle -> {
            var storage = new Storage(handle);
            if (!storage.keep(name, keep)) {
                throw new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_CLASS, "name", "nothing is stored as '" + name + "'"));
            }
            log.info("{} are kept {} from now on", name, keep == null ? "for ever" : keep.text());
            return storage.find(name).orElseThrow();
        });
    }

    private static @Nullable Keep read(byte[] body) {
        ObjectNode object = Form.json(body);
        Form form = Form.of(object);
        Keep keep = form.read("keep", Keep::ofText);
        form.requireNothingElse();
        if (!object.has("keep")) {
            throw form.wrong("keep", "is missing: null keeps for ever");
        }
        return keep;
    }
}
