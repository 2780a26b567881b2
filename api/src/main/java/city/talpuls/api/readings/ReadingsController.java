package city.talpuls.api.readings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.text.Written;
import city.talpuls.api.web.Freshness;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

/** Series, page by page. */
@Controller("/api/v1/readings")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "readings", description = "Time series")
final class ReadingsController {

    private final OneSeries one;
    private final SeveralSeries several;
    private final Freshness freshness;

    ReadingsController(OneSeries one, SeveralSeries several, Freshness freshness) {
        this.one = one;
        this.several = several;
        this.freshness = freshness;
    }

    @Get
    @Operation(
            operationId = "getReadings",
            summary = "The readings of one datastream or of several, or their aggregates",
            description = """
                    Raw points are `{"time","value","quality"}`. With an interval, a point is a window: its `time` is the
                    window's start, and a window belongs to the answer if its start is from `from` to before `to`.
                    Doubtful readings are left out of aggregates and counted as `flagged`, unless `quality` says otherwise.

                    `stddev` is the standard deviation of a sample (n - 1), null where there are less than two readings.
                    `first` and `last` have their times beside them, `firstTime` and `lastTime`. `completeness` is the share
                    of the expected readings that came, 0 to 1, flagged ones included: of the window's length, for one at
                    work what of it is over, divided by the interval that is registered for the device, else by that of its
                    profile; null where neither is known. A window without any reading is no point, unless `fill` says
                    otherwise.

                    Days (`1d`), weeks (`P1W`), months (`P1M`) and years (`P1Y`) are those of `tz`, from midnight to midnight
                    as its clocks show it, so that days of 23 and 25 hours are what they are; `time` is the start in UTC.

                    Percentiles, and windows of doubtful readings, are made of the readings themselves, of at most 1000000 in
                    the span that an answer is about.

                    Several devices, a district or a box are answered each on its own (`group=device`) or together
                    (`spatial`), at most 100 devices.

                    Nothing is final, since readings come late and are corrected: an answer has an `ETag`, may be kept for a
                    minute if its span was over an hour ago, and is 304 to an `If-None-Match` that still holds.""")
    @ApiResponse(responseCode = "304", description = "It is still what the client has")
    @ApiResponse(
            responseCode = "200",
            description = "A page of it",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = DescribedSeries.class)))
    HttpResponse<Written> list(
            HttpRequest<?> request,
            @Parameter(
                            description = "Which device, or which ones with commas between",
                            example = "70b3d57ed0001234",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Devices device,
            @Parameter(
                            description = "The devices in this Stadtbezirk",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description = "The devices in this box: west,south,east,north in degrees",
                            example = "7.0,51.1,7.4,51.4",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    BoundingBox bbox,
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
                                    "How fine: every reading, windows of 15 minutes or an hour, days, weeks from Monday, months or years of `tz`, or, unless `points` says otherwise, whatever of raw, 15m, 1h and 1d shows the span in at most 1000 points",
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
                            description =
                                    "For `interval=auto`: it is to be the longest interval of which at least so many begin in the span, with readings or without; if none is, every reading",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000"))
                    @QueryValue
                    @Nullable
                    Points points,
            @Parameter(
                            description =
                                    "What to say of a window, with commas between: mean, stddev, min, max, sum, count, first, last, completeness, and percentiles such as p50 or p99.9; mean, min and max unless given. The count is always there",
                            example = "mean,p95",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Statistics aggregate,
            @Parameter(
                            description = "Which readings count; all unless given, but in windows the good ones only",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"good", "all", "doubtful"}))
                    @QueryValue
                    @Nullable
                    QualityChoice quality,
            @Parameter(
                            description =
                                    "What to show of windows without a reading that counts: no point, null, the values of the last window before that has some, for at most 7 days after its end, or those on the straight line between the windows around",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"none", "null", "previous", "linear"},
                                            defaultValue = "none"))
                    @QueryValue
                    @Nullable
                    Fill fill,
            @Parameter(
                            description =
                                    "Beside each window, as `compared`, the one that lies so far before it by the calendar of `tz`: days, weeks, months or years in ISO 8601",
                            example = "P7D",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Comparison compare,
            @Parameter(
                            description = "Of several devices: the series of each",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"device"}))
                    @QueryValue
                    @Nullable
                    Grouping group,
            @Parameter(
                            description =
                                    "Of several devices: one series, with the mean, the least, the greatest or the sum of what `aggregate` says of each (its mean unless given; mean, min, max, sum, count and percentiles), every device counting the same, levels by their energy",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"mean", "min", "max", "sum"}))
                    @QueryValue
                    @Nullable
                    Spatial spatial,
            @Parameter(
                            description = "The most points in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        DeviceChoice choice = DeviceChoice.asked(device, district, bbox);
        var timing = new Timing(from, to, interval, tz, points, limit, cursor);
        var showing = new Showing(aggregate, quality, fill, compare);
        SeriesAnswer answer = switch (Together.asked(choice, group, spatial)) {
            case Together.Alone(DeviceId only) -> one.answer(only, property, timing, showing);
            case Together.ByDevice() -> several.byDevice(choice, property, timing, showing);
            case Together.AsOne(Spatial how) -> several.asOne(choice, property, how, timing, showing);
        };
        return freshness.response(request, answer, to == null ? null : to.instant());
    }
}
