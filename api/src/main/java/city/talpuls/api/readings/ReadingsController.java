package city.talpuls.api.readings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
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
@Needs(Role.READER)
@Tag(name = "readings", description = "Time series of one datastream")
final class ReadingsController {

    private final Registry registry;
    private final Series series;
    private final Paces paces;
    private final InstantSource clock;

    ReadingsController(Registry registry, Series series, Paces paces, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.series = series;
        this.paces = paces;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "getReadings",
            summary = "The readings of one datastream, or their aggregates",
            description = """
                    Raw points are `{"time","value","quality"}`. With an interval, a point is a window: its `time` is the
                    window's start, and a window belongs to the answer if its start is from `from` to before `to`.
                    Doubtful readings are left out of aggregates and counted as `flagged`.

                    `stddev` is the standard deviation of a sample (n - 1), null where there are less than two readings.
                    `first` and `last` have their times beside them, `firstTime` and `lastTime`. `completeness` is the share
                    of the expected readings that came, 0 to 1, flagged ones included: of the window's length, for one at
                    work what of it is over, divided by the interval that is registered for the device, else by that of its
                    profile; null where neither is known. A window without any reading is no point.

                    Days (`1d`) and months (`P1M`) are those of `tz`, from midnight to midnight as its clocks show it, so that
                    days of 23 and 25 hours are what they are; `time` is the start in UTC.""")
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
                                    "How fine: every reading, windows of 15 minutes or an hour, days or months of `tz`, or whatever of raw, 15m, 1h and 1d shows the span in at most 1000 points",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"raw", "15m", "1h", "1d", "P1M", "auto"},
                                            defaultValue = "raw"))
                    @QueryValue
                    @Nullable
                    IntervalChoice interval,
            @Parameter(
                            description =
                                    "Whose days and months are meant by 1d, P1M and auto: an id of the IANA time zone database",
                            example = "Europe/Berlin",
                            schema = @Schema(type = "string", defaultValue = "UTC"))
                    @QueryValue
                    @Nullable
                    Zone tz,
            @Parameter(
                            description =
                                    "What to say of a window, with commas between: mean, stddev, min, max, sum, count, first, last, completeness; mean, min and max unless given. The count is always there",
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
                ? series.start(datastream.id(), Span.asked(from, to, clock.instant()), interval, tz, limit)
                : Bookmark.read(cursor).in(datastream.id(), interval, tz, to);
        Statistics statistics = Statistics.asked(aggregate, interval, start.resolution());
        List<? extends Point> points =
                series.points(start, statistics, paces.of(device, statistics), limit.items() + 1);
        return page(datastream, start, points, limit);
    }

    private static ReadingsAnswer page(
            Datastream datastream, Bookmark start, List<? extends Point> found, Limit limit) {
        if (found.size() <= limit.items()) {
            return ReadingsAnswer.of(datastream, start.resolution(), found, null);
        }
        List<? extends Point> points = found.subList(0, limit.items());
        String next = start.after(points.getLast()).cursor().text();
        return ReadingsAnswer.of(datastream, start.resolution(), points, next);
    }
}
