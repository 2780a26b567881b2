package city.talpuls.api.live;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Readings as they come. */
@Controller("/api/v1/live")
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "readings")
final class LiveController {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Audience audience;

    LiveController(Audience audience) {
        this.audience = audience;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            operationId = "listen",
            summary = "Readings as they come, as server-sent events",
            description =
                    "An event named `reading` per reading, and one named `recheck` per earlier reading about which there are other doubts now; with windows in `interval` one named `aggregate` per window that changed, by late readings too, at most every three seconds each. Their data are as below; a comment every 15 seconds keeps the connection open. A client that does not read is dropped.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(oneOf = {LiveReading.class, LiveAggregate.class})))
    HttpResponse<Publisher<Event<String>>> listen(
            @Parameter(description = "Only readings of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "Only readings of this property",
                            example = "temperature",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Property property,
            @Parameter(
                            description =
                                    "Every reading, or windows of these lengths, or both: raw, 15m, 1h with commas between",
                            example = "15m,1h",
                            schema = @Schema(type = "string", defaultValue = "raw"))
                    @QueryValue(defaultValue = "raw")
                    Finenesses interval) {
        Flux<Event<String>> readings = audience.listen(new Interest(device, property, interval));
        Flux<Event<String>> keepAlive = Flux.interval(Duration.ZERO, KEEP_ALIVE)
                .onBackpressureDrop()
                .map(tick -> Event.of("").comment("still here"));
        return HttpResponse.<Publisher<Event<String>>>ok(Flux.merge(readings, keepAlive))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
