package city.talpuls.api.live;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.access.Sight;
import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.DeviceIds;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.web.ByteStream;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Readings as they come. */
@Controller("/api/v1/live")
@AnswersProblems
@Needs(Role.READER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "readings")
final class LiveController {

    private final Audience audience;
    private final Bystanders bystanders;
    private final InternalDevices internal;

    LiveController(Audience audience, Bystanders bystanders, InternalDevices internal) {
        this.audience = audience;
        this.bystanders = bystanders;
        this.internal = internal;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(operationId = "listen", summary = "Readings as they come, as server-sent events", description = """
                    An event named `reading` per reading, and one named `recheck` per earlier reading about which there are other
                    doubts now; with windows in `interval` one named `aggregate` per window that changed, by late readings too, at
                    most every three seconds each. Their data are as below; a comment every 15 seconds keeps the connection open.
                    A client that does not read is dropped. Who does not sign in hears nothing of internal devices.

                    Events have ids. A client that comes back with the last one in the header `Last-Event-ID`, as browsers do, to
                    any instance, is told first what it missed, some events perhaps a second time: of the latest 20 000 messages
                    and windows, at most 16 MB. If it missed more, the first event is named `gap`.""")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(oneOf = {LiveReading.class, LiveAggregate.class, LiveGap.class})))
    HttpResponse<ByteStream> listen(
            @Parameter(
                            description = "Only readings of these devices, with commas between",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceIds device,
            @Parameter(
                            description = "Only readings of this property",
                            example = "temperature",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Property property,
            @Parameter(
                            description =
                                    "Only readings of devices that stand in this Stadtbezirk when the client comes; not beside device",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description =
                                    "Only readings of devices that stand in this box when the client comes: west,south,east,north in degrees; not beside device",
                            example = "7.0,51.1,7.4,51.4",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    BoundingBox bbox,
            @Parameter(
                            description =
                                    "Every reading, or windows of these lengths, or both: raw, 15m, 1h with commas between",
                            example = "15m,1h",
                            schema = @Schema(type = "string", defaultValue = "raw"))
                    @QueryValue(defaultValue = "raw")
                    Finenesses interval,
            @Parameter(
                            description =
                                    "The id of the last event that the client heard, as browsers send it when they come back",
                            schema = @Schema(type = "string"))
                    @Header("Last-Event-ID")
                    @Nullable
                    String lastEventId) {
        var interest = new Interest(
                bystanders.of(device, district, bbox), property, interval, internal.seenWith(Sight.ofThisRequest()));
        return HttpResponse.ok(new ByteStream(audience.listen(interest, Mark.ofText(lastEventId))))
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
