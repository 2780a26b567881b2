package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
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
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Series, page by page. */
@Controller("/api/v1/readings")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "readings", description = "Time series of one datastream")
final class ReadingsController {

    private final Registry registry;
    private final Series series;
    private final InstantSource clock;

    ReadingsController(Registry registry, Series series, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.series = series;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "getReadings",
            summary = "The readings of one datastream, or their aggregates",
            description = """
                    Raw points are `{"time","value","quality"}`. With an interval, a point is a window: its `time` is the
                    window's start, and a window belongs to the answer if its start is from `from` to before `to`.
                    Doubtful readings are left out of aggregates and counted as `flagged`.""")
    ReadingsAnswer list(
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
                            description =
                                    "How fine: every reading, windows of 15 minutes or an hour, or whatever shows the span in at most 1000 points",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"raw", "15m", "1h", "auto"},
                                            defaultValue = "raw"))
                    @QueryValue
                    @Nullable
                    IntervalChoice interval,
            @Parameter(
                            description =
                                    "What to say of a window, with commas between: mean, min, max, sum, count, first, last; mean, min and max unless given. The count is always there",
                            example = "mean,max",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Statistics aggregate,
            @Parameter(
                            description = "The most points in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        Datastream datastream = registry.datastream(device, property);
        Bookmark start = cursor == null
                ? series.start(datastream.id(), Span.asked(from, to, clock.instant()), interval, limit)
                : Bookmark.read(cursor).in(datastream.id(), interval, to);
        Statistics statistics = Statistics.asked(aggregate, interval, start.resolution());
        List<? extends Point> points =
                series.points(datastream.id(), start.resolution(), start.rest(), statistics, limit.items() + 1);
        return page(datastream, start, points, limit);
    }

    private static ReadingsAnswer page(
            Datastream datastream, Bookmark start, List<? extends Point> found, Limit limit) {
        if (found.size() <= limit.items()) {
            return new ReadingsAnswer(datastream, start.resolution().label(), found, null);
        }
        List<? extends Point> points = found.subList(0, limit.items());
        String next = start.after(points.getLast()).cursor().text();
        return new ReadingsAnswer(datastream, start.resolution().label(), points, next);
    }
}
