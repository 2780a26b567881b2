package city.talpuls.api.readings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Series as files of any length. They are read page by page as fast as the client takes them, so that neither memory
 * nor a connection to the database is held for a slow one, and nothing more is asked for one that has gone.
 */
@Controller("/api/v1/readings.csv")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "readings")
final class CsvController {

    private static final int PAGE = 5_000;

    private final Registry registry;
    private final Series series;
    private final ReadingLimit readings;
    private final Paces paces;
    private final InstantSource clock;
    private final Scheduler scheduler;

    CsvController(
            Registry registry,
            Series series,
            ReadingLimit readings,
            Paces paces,
            @Named("api") InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.registry = registry;
        this.series = series;
        this.readings = readings;
        this.paces = paces;
        this.clock = clock;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    @Get
    @Produces("text/csv; charset=utf-8; header=present")
    @Operation(
            operationId = "getReadingsAsCsv",
            summary = "A series as a CSV file (RFC 4180), all of it",
            description =
                    "The columns are time, value, unit, quality, or time, the chosen aggregates, unit, count, flagged.")
    HttpResponse<Publisher<byte[]>> file(
            @Parameter(description = "Which device", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @QueryValue
                    DeviceId device,
            @Parameter(description = "What it measures", example = "temperature", schema = @Schema(type = "string"))
                    @QueryValue
                    Property property,
            @Parameter(
                            description = "Start, inclusive; 24 hours before the end unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "End, exclusive; now unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "How fine",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"raw", "15m", "1h", "1d", "P1W", "P1M", "P1Y", "auto"},
                                            defaultValue = "raw"))
                    @QueryValue
                    @Nullable
                    IntervalChoice interval,
            @Parameter(
                            description =
                                    "Whose days, weeks, months and years are meant by 1d, P1W, P1M, P1Y and auto: an id of the IANA time zone database",
                            example = "Europe/Berlin",
                            schema = @Schema(type = "string", defaultValue = "UTC"))
                    @QueryValue
                    @Nullable
                    Zone tz,
            @Parameter(
                            description = "What to say of a window, as for JSON",
                            example = "mean,max",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Statistics aggregate) {
        Datastream datastream = registry.datastream(device, property);
        Bookmark start = series.start(
                datastream.id(), Span.asked(from, to, clock.instant()), interval, tz, new Limit(Limit.MOST));
        Statistics statistics = Statistics.asked(aggregate, interval, start.resolution());
        var file = new CsvFile(datastream, start.resolution(), statistics);
        Pace pace = paces.of(device, statistics);
        readings.check(
                List.of(datastream.id()),
                start.resolution(),
                View.usual(start.resolution(), statistics, pace),
                List.of(start.rest()));
        Flux<byte[]> lines = Flux.<String, Bookmark>generate(
                        () -> start, (place, sink) -> next(place, statistics, pace, file, sink))
                .startWith(file.header())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .subscribeOn(scheduler);
        return HttpResponse.<Publisher<byte[]>>ok(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"readings.csv\"");
    }

    private Bookmark next(
            Bookmark place, Statistics statistics, Pace pace, CsvFile file, SynchronousSink<String> sink) {
        List<? extends Point> points = series.points(place, statistics, pace, PAGE);
        if (points.isEmpty()) {
            sink.complete();
            return place;
        }
        sink.next(file.lines(points));
        return place.after(points.getLast());
    }
}
