package city.talpuls.api.devices;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.parameter.Truth;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The devices, by id. */
@Controller("/api/v1/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "registry", description = "What there is: devices, their datastreams, measured properties")
final class DeviceController {

    private static final String LIST = "devices";

    private final Registry registry;

    DeviceController(Registry registry) {
        this.registry = registry;
    }

    @Get
    @Operation(operationId = "listDevices", summary = "All devices, ordered by id")
    Page<RegisteredDevice> list(
            @Parameter(description = "Only those with this profile", example = "milesight-em310-udl")
                    @QueryValue
                    @Nullable
                    String profile,
            @Parameter(
                            description =
                                    "Only those of which messages wait for a profile that decodes them, or only the others",
                            schema = @Schema(type = "boolean"))
                    @QueryValue
                    @Nullable
                    Truth unclaimed,
            @Parameter(
                            description = "Only those of which id, name or district has this in it, in capitals or not",
                            example = "laurentius")
                    @QueryValue
                    @Nullable
                    String search,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        String after = cursor == null ? "" : cursor.read(LIST, 1, values -> new DeviceId(values.getFirst()).value());
        return Page.of(
                registry.devicesAfter(after, profile, unclaimed == null ? null : unclaimed.value(), search, limit),
                limit,
                last -> Cursor.of(LIST, last.id()));
    }

    @Get("/{id}")
    @Operation(operationId = "getDevice", summary = "One device")
    RegisteredDevice one(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id) {
        return registry.require(id, "id");
    }
}
