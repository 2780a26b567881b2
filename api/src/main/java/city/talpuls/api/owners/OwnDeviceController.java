package city.talpuls.api.owners;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.RegisteredDevice;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.erasures.Erasure;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.registry.DeviceRegistrations;
import city.talpuls.api.web.ByteStream;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.Visibility;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;

/** What owners do with their devices. */
@Controller("/api/v1/my/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "owners", description = "Devices of whoever asks, who governs what they say")
final class OwnDeviceController {

    private static final String NDJSON = "application/x-ndjson";

    private final Registry registry;
    private final DeviceRegistrations registrations;
    private final Story story;

    OwnDeviceController(Registry registry, DeviceRegistrations registrations, Story story) {
        this.registry = registry;
        this.registrations = registrations;
        this.story = story;
    }

    @Get
    @Operation(
            operationId = "listMyDevices",
            summary = "The devices of whoever asks",
            description =
                    "Those that his key names and that are known: one that has never spoken, or was erased, is not.")
    Page<RegisteredDevice> list(HttpRequest<?> request) {
        return Page.whole(registry.devices(Caller.of(request).devices()));
    }

    @Put("/{id}/visibility")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "showMyDevice",
            summary = "Decides who may see a device of one's own",
            description =
                    "It counts from the next question on, of the past as well; in the live stream within a second or two.")
    @RequestBody(
            description = "Who may see it",
            content = @Content(schema = @Schema(implementation = VisibilityForm.class)))
    RegisteredDevice show(
            HttpRequest<?> request,
            @Parameter(description = "The device's id", example = "airrohr-4711", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id,
            @Body byte[] body) {
        requireOwn(request, id);
        Form form = Form.of(body);
        Visibility visibility = form.read("visibility", Visibility::ofLabel);
        if (visibility == null) {
            throw form.wrong("visibility", "is missing");
        }
        form.requireNothingElse();
        return registrations.show(id, visibility);
    }

    @Get("/{id}/export")
    @Produces(NDJSON)
    @Operation(
            operationId = "exportMyDevice",
            summary = "All that is known of a device of one's own",
            description = """
                    Lines of JSON, each with its `kind`: the `device`, its `registration`, its `datastream`s, where it was
                    (`location`), each `reading`, the windows (`aggregate-15m`, `aggregate-1h`), what others said of it by
                    SensorThings (`observation`), every message as it came (`uplink`) and those that could not be read
                    (`dead-letter`) with their bytes in Base64, the numbers of radio messages (`frame`), `alert`s and their
                    events (`alert-event`). A file that breaks off ends its connection without the last chunk.""")
    @ApiResponse(
            responseCode = "200",
            description = "The lines",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    HttpResponse<ByteStream> export(
            HttpRequest<?> request,
            @Parameter(description = "The device's id", example = "airrohr-4711", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id) {
        requireOwn(request, id);
        Flux<byte[]> file = request.getMethod() == HttpMethod.HEAD ? Flux.empty() : story.of(id);
        return HttpResponse.ok(new ByteStream(file))
                .contentType(NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"device.ndjson\"");
    }

    @Delete("/{id}")
    @Operation(
            operationId = "eraseMyDevice",
            summary = "Has a device of one's own erased, with all that it left",
            description =
                    "Nothing of what was received until then is kept. A device that speaks again is new, and public as each new"
                            + " one is: switch it off first.")
    @ApiResponse(
            responseCode = "202",
            description = "It will be erased",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    HttpResponse<Erasure> erase(
            HttpRequest<?> request,
            @Parameter(description = "The device's id", example = "airrohr-4711", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id) {
        requireOwn(request, id);
        return HttpResponse.accepted().body(registrations.erase(id));
    }

    /** Whoever asks for the device of somebody else learns no more than of one that is not there. */
    private void requireOwn(HttpRequest<?> request, DeviceId id) {
        if (!Caller.of(request).devices().contains(id.value())) {
            throw new ProblemException(Problem.of(ProblemType.UNKNOWN_DEVICE, "id", "there is no device '" + id + "'"));
        }
        registry.require(id, "id");
    }
}
