package city.talpuls.api.air;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.devices.Whose;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.AirIndices;
import city.talpuls.model.measurement.DeviceId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How good the air was, hour by hour. */
@Controller("/api/v1/indices")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "indicators", description = "What follows from readings by definitions that somebody published")
final class IndexController {

    private final AirIndices indices;
    private final Registry registry;
    private final HourlyRows rows;
    private final InstantSource clock;

    IndexController(
            @Named("api") AirIndices indices, Registry registry, HourlyRows rows, @Named("api") InstantSource clock) {
        this.indices = indices;
        this.registry = registry;
        this.rows = rows;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "listIndices",
            summary = "The air-quality indices, with their classes and bounds",
            description = "All versions; of each index the older ones come first.")
    Page<IndexAnswer> list() {
        return Page.whole(indices.all().stream().map(IndexAnswer::of).toList());
    }

    @Get("/{id}")
    @Operation(operationId = "getIndex", summary = "How good the air was by an index, hour by hour", description = """
                    Of a device, or of a district: for that each pollutant is the mean over its devices of their hourly means,
                    each device counting alike. An hour is told once it is over; one of which no pollutant is known is left
                    out. What was measured in another unit than ug/m3 does not count. It is indicative: the sensors are no
                    reference instruments.""")
    Page<AirHour> hours(
            @Parameter(description = "Which index", example = "uba-lqi") @PathVariable String id,
            @Parameter(
                            description = "Which version of it; the newest unless given",
                            example = "2025",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String version,
            @Parameter(
                            description = "The air at this device",
                            example = "70b3d57ed0001234",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "The air in this Stadtbezirk, instead of a device",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description =
                                    "The earliest start of an hour, inclusive; 24 hours before the end unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "The latest start of an hour, exclusive; now unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        AirIndex index = index(id, version);
        Whose whose = registry.whose(device, district).requireOne();
        IndexPlace start = cursor == null
                ? IndexPlace.start(index, whose, AskedHours.of(from, to, clock.instant()))
                : IndexPlace.read(cursor, index, whose);
        return Page.of(rows.graded(index, whose, start.rest(), limit.items() + 1), limit, start::after);
    }

    private AirIndex index(String id, @Nullable String version) {
        AirIndex newest = indices.newest(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_INDEX, "id", "there is no index '" + id + "'")));
        return version == null
                ? newest
                : indices.find(id, version)
                        .orElseThrow(() -> ProblemException.badParameter(
                                "version", "of " + id + " there are the versions " + versions(id)));
    }

    private String versions(String id) {
        return indices.all().stream()
                .filter(index -> index.id().equals(id))
                .map(AirIndex::version)
                .collect(Collectors.joining(", "));
    }
}
