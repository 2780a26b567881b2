package city.talpuls.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Messages of network servers and stations that push them in a form of their own. */
@Controller("/api/v1/push")
@TakesMessages
@Tag(name = "sending", description = "Messages of sensors, as their network servers and stations send them")
@Consumes(MediaType.APPLICATION_JSON)
final class WebhookController {

    /** Those that tell something of the device. */
    private static final Set<String> EVENTS = Set.of("up", "join", "status", "ack", "txack", "log", "location");

    private static final String INTEGRATION = "integration";

    private final Pushes pushes;
    private final MeterRegistry metrics;

    WebhookController(Pushes pushes, MeterRegistry metrics) {
        this.pushes = pushes;
        this.metrics = metrics;
    }

    /** A webhook of The Things Stack, whose path variables name application and device. */
    @Post("/tts/{application}/{device}")
    @Operation(
            operationId = "sendFromTheThingsStack",
            summary =
                    "A webhook of The Things Stack: base URL .../push/tts{/appID}{/devID}, enabled for uplink messages",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "202",
            description = "The message is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject("{\"accepted\":true}")))
    CompletionStage<HttpResponse<?>> theThingsStack(
            @Parameter(hidden = true) @RequestAttribute(Sender.ATTRIBUTE) Sender sender,
            @PathVariable String application,
            @PathVariable String device,
            @Parameter(hidden = true) HttpRequest<byte[]> request) {
        if (!Pushes.isLevel(application)) {
            return Pushes.noLevel("application");
        }
        if (!Pushes.isLevel(device)) {
            return Pushes.noLevel("device");
        }
        return pushes.take(sender, "v3/" + application + "/devices/" + device + "/up", Pushes.bytes(request));
    }

    /**
     * ChirpStack's HTTP integration, which sends all events to one address and names the device in the payload only: the
     * topic leaves it out, and the sender stands for the application.
     */
    @Post("/chirpstack")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "sendFromChirpStack",
            summary = "ChirpStack's HTTP integration, in either encoding",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "204", description = "Passed over: an event that is no uplink")
    @ApiResponse(
            responseCode = "202",
            description = "The message is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject("{\"accepted\":true}")))
    CompletionStage<HttpResponse<?>> chirpStack(
            @Parameter(hidden = true) @RequestAttribute(Sender.ATTRIBUTE) Sender sender,
            @Parameter(description = "The kind of event, which ChirpStack adds itself", required = true)
                    @QueryValue
                    @Nullable
                    String event,
            @Parameter(hidden = true) HttpRequest<byte[]> request) {
        if (event == null || event.isBlank()) {
            return Pushes.answered(
                    Problem.BAD_PARAMETER.answer("event", "event is missing; ChirpStack adds it itself"));
        }
        if (!EVENTS.contains(event)) {
            Counter.builder("talpuls.ingest.ignored")
                    .tag("event", event.equals(INTEGRATION) ? event : "other")
                    .description("Events of ChirpStack that tell nothing of the device and were passed over")
                    .register(metrics)
                    .increment();
            return Pushes.answered(HttpResponse.noContent());
        }
        return pushes.take(sender, "application/" + sender.name() + "/device//event/" + event, Pushes.bytes(request));
    }

    /** The "custom API" of an airRohr station. */
    @Post("/sensor-community")
    @Operation(
            operationId = "sendFromStation",
            summary = "The custom API of an airRohr station",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "202",
            description = "The message is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject("{\"accepted\":true}")))
    CompletionStage<HttpResponse<?>> sensorCommunity(
            @Parameter(hidden = true) @RequestAttribute(Sender.ATTRIBUTE) Sender sender,
            @Parameter(description = "The station, which the firmware adds itself", example = "esp8266-1234567")
                    @Header("X-Sensor")
                    @Nullable
                    String sensor,
            @Parameter(hidden = true) HttpRequest<byte[]> request) {
        String station = sensor == null ? "" : sensor;
        if (!station.isEmpty() && !Pushes.isLevel(station)) {
            return Pushes.noLevel("X-Sensor");
        }
        return pushes.take(sender, "sensor-community/" + sender.name() + "/" + station + "/up", Pushes.bytes(request));
    }
}
