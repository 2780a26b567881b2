package city.talpuls.api.devices;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
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

/** What is measured, by device and property. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "registry")
final class DatastreamController {

    private static final String LIST = "datastreams";

    private final Registry registry;

    DatastreamController(Registry registry) {
        this.registry = registry;
    }

    @Get("/datastreams")
    @Operation(operationId = "listDatastreams", summary = "The datastreams, of all devices or of one")
    Page<Datastream> list(
            @Parameter(description = "Only those of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "Only those that measure this property",
                            example = "temperature",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Property property,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        if (device != null) {
            registry.require(device, "device");
        }
        int after = cursor == null ? 0 : cursor.read(LIST, 1, values -> Integer.parseInt(values.getFirst()));
        return Page.of(
                registry.datastreamsAfter(after, device, property, limit),
                limit,
                last -> Cursor.of(LIST, Integer.toString(last.id())));
    }

    @Get("/properties")
    @Operation(operationId = "listProperties", summary = "The properties that something measures")
    Page<MeasuredProperty> properties() {
        return Page.whole(registry.properties());
    }
}
