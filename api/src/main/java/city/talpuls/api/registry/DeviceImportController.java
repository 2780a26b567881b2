package city.talpuls.api.registry;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Registers many devices at once. */
@Controller("/api/v1/devices/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "registry")
final class DeviceImportController {

    private final DeviceRegistrations registrations;

    DeviceImportController(DeviceRegistrations registrations) {
        this.registrations = registrations;
    }

    @Post
    @Consumes(MediaType.TEXT_CSV)
    @Operation(
            operationId = "importDevices",
            summary = "Registers all devices of a table, or none of them",
            description =
                    "CSV in UTF-8. The first line names the columns: `id`, and any of `name`, `latitude`, `longitude`,"
                            + " `profile`, `binDepth`, `sensorHeight`, `visibility`. Each further line is a device, which is"
                            + " registered, or changed as a whole, as a PUT would. If a line is wrong, nothing is changed.")
    @RequestBody(
            description = "The table",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_CSV,
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            "id,name,latitude,longitude,profile,binDepth\na84041000000be01,Laurentiusplatz,51.2557,7.1445,milesight-em310-udl,1500")))
    ImportAnswer devices(@Body byte[] body) {
        return registrations.putAll(DeviceTable.read(body));
    }
}
