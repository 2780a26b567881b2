package city.talpuls.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Messages of gateways that speak to Talpuls directly: SenML in JSON or CBOR, or flat JSON. */
@Controller("/api/v1/uplinks")
@TakesMessages
@Tag(name = "sending")
final class UplinkController {

    private static final String SENML_JSON = "application/senml+json";
    private static final String SENML_CBOR = "application/senml+cbor";

    private final Pushes pushes;

    UplinkController(Pushes pushes) {
        this.pushes = pushes;
    }

    @Post
    @Consumes({SENML_JSON, SENML_CBOR, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "sendUplink",
            summary = "A message of a device: SenML (RFC 8428), or an object of values by property",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = "object"),
                                        examples =
                                                @ExampleObject(
                                                        "{\"time\":\"2026-11-23T10:00:00Z\",\"temperature\":21.5}")),
                                @Content(
                                        mediaType = SENML_JSON,
                                        array = @ArraySchema(schema = @Schema(type = "object")),
                                        examples =
                                                @ExampleObject(
                                                        "[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":21.5,\"t\":1795428000}]")),
                                @Content(mediaType = SENML_CBOR, schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "The message is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject("{\"accepted\":true}")))
    CompletionStage<HttpResponse<?>> push(
            @Parameter(hidden = true) @RequestAttribute(Sender.ATTRIBUTE) Sender sender,
            @Parameter(description = "Which device says it", required = true) @QueryValue @Nullable String device,
            @Parameter(hidden = true) HttpRequest<byte[]> request) {
        if (device == null || !Pushes.isLevel(device)) {
            return Pushes.noLevel("device");
        }
        return pushes.take(sender, "talpuls/v1/" + sender.name() + "/" + device + "/up", Pushes.bytes(request));
    }
}
