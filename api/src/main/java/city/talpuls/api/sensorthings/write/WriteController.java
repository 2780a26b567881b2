package city.talpuls.api.sensorthings.write;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.erasures.Erasure;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.sensorthings.Found;
import city.talpuls.api.sensorthings.write.ObservationBatches.Outcome;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.sensorthings.model.EntityType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The entities of SensorThings, to be written. */
@Controller("/sensorthings/v1.1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "sensorthings")
final class WriteController {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Writing writing;
    private final Found found;

    WriteController(Writing writing, Found found) {
        this.writing = writing;
        this.found = found;
    }

    @Post("/CreateObservations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createObservations",
            summary = "Makes many Observations of several Datastreams",
            description =
                    "At most 20 000. What can be made is made: of each row, in their order, the answer has the address of"
                            + " its Observation, or `error: ` and why there is none.")
    @RequestBody(
            description = "Of each Datastream, which components its rows have, and the rows",
            content =
                    @Content(
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            example =
                                                                    "{\"Datastream\": {\"@iot.id\": 1}, \"components\":"
                                                                            + " [\"phenomenonTime\", \"result\"], \"dataArray\":"
                                                                            + " [[\"2026-11-28T12:00:00Z\", 21.5]]}"))))
    @ApiResponse(
            responseCode = "201",
            description = "What became of each row",
            content =
                    @Content(
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            example =
                                                                    "https://talpuls.example/sensorthings/v1.1/Observations(1)"))))
    HttpResponse<List<String>> createAll(@Body byte[] body, HttpRequest<?> request) {
        refuseParameters(request);
        List<String> outcomes = writing.createAll(JsonBody.list(body)).stream()
                .map(outcome -> switch (outcome) {
                    case Outcome.Made(var id) -> found.link(request, EntityType.OBSERVATION, id);
                    case Outcome.Refused(var why) -> "error: " + why;
                })
                .toList();
        return HttpResponse.created(outcomes);
    }

    @Post("/{path:.+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createEntity",
            summary = "Makes an entity of SensorThings, with others that belong to it",
            description = "At a set of entities, or at a relation of one to many. Others are made too where they are "
                    + "described, and named where they are there: `{\"@iot.id\": 1}`. All is made or nothing.")
    @RequestBody(
            description = "The entity",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = "object",
                                            example = "{\"name\": \"Gauge\", \"description\": \"At the bridge\"}")))
    @ApiResponse(
            responseCode = "201",
            description = "It is made; `Location` says where it is found",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "202",
            description =
                    "What a device observed will be stored, at `Location`: Kafka has it, and sending it again is of no use",
            content = @Content(schema = @Schema(type = "object")))
    HttpResponse<?> create(
            @Parameter(
                            description = "A set of entities, or a relation to many",
                            example = "Things",
                            schema = @Schema(type = "string"))
                    @PathVariable
                    String path,
            @Body byte[] body,
            HttpRequest<?> request)
            throws InterruptedException {
        refuseParameters(request);
        Address address = Address.of(path);
        address.requireSet();
        Writing.Made made = writing.create(address, JsonBody.object(body));
        String link = found.link(request, address.type(), made.id());
        return made.isStored()
                ? HttpResponse.created(found.entity(request, address.type(), made.id()))
                        .header(HttpHeaders.LOCATION, link)
                : HttpResponse.accepted().header(HttpHeaders.LOCATION, link);
    }

    @Patch("/{path:.+}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH, JSON_PATCH})
    @Operation(
            operationId = "changeEntity",
            summary = "Changes some of an entity of SensorThings",
            description =
                    "Each property that is named becomes what is said, as a whole; null takes it away. Or a JSON patch "
                            + "(RFC 6902). Other entities can be named, not described.")
    @RequestBody(
            description = "What changes",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = "object", example = "{\"description\": \"Below the bridge\"}")),
                @Content(
                        mediaType = JSON_PATCH,
                        array =
                                @ArraySchema(
                                        schema =
                                                @Schema(
                                                        type = "object",
                                                        example = "{\"op\": \"remove\", \"path\": \"/properties/a\"}")))
            })
    @ApiResponse(
            responseCode = "200",
            description = "It is changed",
            content = @Content(schema = @Schema(type = "object")))
    HttpResponse<?> change(
            @Parameter(description = "An entity", example = "Things(1)", schema = @Schema(type = "string"))
                    @PathVariable
                    String path,
            @Body byte[] body,
            HttpRequest<?> request) {
        refuseParameters(request);
        boolean isJsonPatch = request.getContentType()
                .filter(type -> type.getName().equals(JSON_PATCH))
                .isPresent();
        return changed(
                request,
                path,
                isJsonPatch ? Patches.applying(JsonBody.list(body)) : Patches.merging(JsonBody.object(body)));
    }

    @Put("/{path:.+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceEntity",
            summary = "Replaces an entity of SensorThings",
            description = "What is left out is gone, but what it is related to stays.")
    @RequestBody(
            description = "The entity",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = "object",
                                            example = "{\"name\": \"Gauge\", \"description\": \"At the bridge\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "It is replaced",
            content = @Content(schema = @Schema(type = "object")))
    HttpResponse<?> replace(
            @Parameter(description = "An entity", example = "Things(1)", schema = @Schema(type = "string"))
                    @PathVariable
                    String path,
            @Body byte[] body,
            HttpRequest<?> request) {
        refuseParameters(request);
        ObjectNode shall = JsonBody.object(body);
        return changed(request, path, was -> shall);
    }

    private HttpResponse<?> changed(HttpRequest<?> request, String path, UnaryOperator<ObjectNode> become) {
        Address address = Address.of(path);
        address.requireOne();
        return HttpResponse.ok(found.entity(request, address.type(), writing.change(address, become)));
    }

    @Delete("/{path:.+}")
    @Consumes(MediaType.ALL)
    @Operation(
            operationId = "deleteEntity",
            summary = "Deletes an entity of SensorThings, with those that make no sense without it",
            description =
                    "The Thing of a device goes with the device, which is erased with all that it left; that needs the "
                            + "role admin, and how far it is stands under `/erasures/{id}`.")
    @ApiResponse(
            responseCode = "200",
            description = "It is gone",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "202",
            description = "It is gone, and its device will be erased",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    HttpResponse<?> delete(
            @Parameter(description = "An entity", example = "Things(1)", schema = @Schema(type = "string"))
                    @PathVariable
                    String path,
            HttpRequest<?> request) {
        refuseParameters(request);
        Address address = Address.of(path);
        address.requireOne();
        Optional<DeviceId> device = writing.deviceThatGoes(address);
        if (device.isPresent()) {
            Caller.of(request).require(Role.ADMIN);
            return HttpResponse.accepted().body(writing.erase(device.get()));
        }
        writing.delete(address);
        return HttpResponse.ok();
    }

    private static void refuseParameters(HttpRequest<?> request) {
        request.getParameters().names().stream().findFirst().ifPresent(name -> {
            throw ProblemException.badParameter(name, "what is written takes no parameters");
        });
    }
}
