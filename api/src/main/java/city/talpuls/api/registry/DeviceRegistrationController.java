package city.talpuls.api.registry;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.RegisteredDevice;
import city.talpuls.api.erasures.Erasure;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Truth;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators decide about devices. */
@Controller("/api/v1/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "registry")
final class DeviceRegistrationController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final DeviceRegistrations registrations;
    private final JsonCodec<Registration> json = new Json().codec(Registration.class);

    DeviceRegistrationController(DeviceRegistrations registrations) {
        this.registrations = registrations;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerDevice",
            summary = "Registers a device that is not registered yet; it may have spoken already")
    @RequestBody(
            description = "What is known of the device",
            content = @Content(schema = @Schema(implementation = DeviceForm.class)))
    @ApiResponse(
            responseCode = "201",
            description = "It is registered",
            content = @Content(schema = @Schema(implementation = RegisteredDevice.class)))
    HttpResponse<RegisteredDevice> create(@Body byte[] body) {
        Form form = Form.of(body);
        String id = form.requiredText("id");
        DeviceId device = form.checked("id", () -> new DeviceId(id));
        if (registrations.find(device).isPresent()) {
            throw Desk.conflict("the device '" + device + "' is registered already");
        }
        return put(device, form);
    }

    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putDevice", summary = "Registers a device, or changes what is registered as a whole")
    @RequestBody(
            description = "What is known of the device",
            content = @Content(schema = @Schema(implementation = DeviceForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is changed; 201 if it is new",
            content = @Content(schema = @Schema(implementation = RegisteredDevice.class)))
    HttpResponse<RegisteredDevice> put(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id,
            @Body byte[] body) {
        Form form = Form.of(body);
        String inBody = form.text("id");
        if (inBody != null && !inBody.equals(id.value())) {
            throw form.wrong("id", "is '" + inBody + "', and the address says '" + id + "'");
        }
        return put(id, form);
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "patchDevice",
            summary = "Changes some of what is registered of a device",
            description = "A JSON merge patch (RFC 7396): what is null is taken away, what is left out stays.")
    @RequestBody(
            description = "What is known of the device",
            content = @Content(schema = @Schema(implementation = DeviceForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(implementation = RegisteredDevice.class)))
    HttpResponse<RegisteredDevice> patch(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id,
            @Body byte[] body) {
        ObjectNode registered = registrations
                .find(id)
                .map(there -> Form.json(json.write(there)))
                .orElseGet(() -> {
                    registrations.shown(id);
                    return Form.json(new byte[] {'{', '}'});
                });
        registered.remove("device");
        merge(registered, Form.json(body));
        HttpResponse<RegisteredDevice> done = put(id, Form.of(registered));
        return HttpResponse.ok(done.body());
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        for (var field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value instanceof ObjectNode inner && into.get(field.getKey()) instanceof ObjectNode there) {
                merge(there, inner);
            } else {
                into.set(field.getKey(), value);
            }
        }
    }

    private HttpResponse<RegisteredDevice> put(DeviceId device, Form form) {
        Registration registration = DeviceRegistrations.read(device, form);
        form.requireNothingElse();
        boolean isNew = registrations.put(registration);
        return Answers.written(isNew, "/api/v1/devices/" + device, registrations.shown(device));
    }

    @Delete("/{id}")
    @Operation(
            operationId = "unregisterDevice",
            summary = "Takes away what is registered of a device, or erases the device with all that it left",
            description =
                    "Without `erase`, what it measured stays, and a device that never spoke is gone. With it, which needs the role admin, nothing of what "
                            + "was received until then is kept; how far that is stands under `/erasures/{id}`. A device that "
                            + "speaks again is new.")
    @ApiResponse(responseCode = "204", description = "It is registered no more")
    @ApiResponse(
            responseCode = "202",
            description = "It will be erased",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    HttpResponse<?> delete(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id,
            @Parameter(
                            description = "Whether all that the device left is to be deleted too",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @QueryValue
                    @Nullable
                    Truth erase,
            HttpRequest<?> request) {
        if (erase != null && erase.value()) {
            Caller.of(request).require(Role.ADMIN);
            return HttpResponse.accepted().body(registrations.erase(id));
        }
        registrations.remove(id);
        return HttpResponse.noContent();
    }
}
