package city.talpuls.api.noise;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
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
import org.jspecify.annotations.Nullable;

/** How loud it was by day, in the evening and at night. */
@Controller("/api/v1/noise")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "indicators")
final class NoiseController {

    private final Registry registry;
    private final LoudHours hours;
    private final InstantSource clock;

    NoiseController(Registry registry, LoudHours hours, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.hours = hours;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "getNoise",
            summary = "How loud it was by day, in the evening and at night, by device",
            description = """
                    From the good readings of `sound_level`, averaged as energy: the hours of each reading, then the hours of
                    each part of the day. Only whole days that are over count, those of `tz`. An hour without a reading is
                    left out, never taken for silence; `hours` and `expectedHours` say how many there are. Noise is that of a
                    place, so a district is told device by device.""")
    Page<NoiseAnswer> noise(
            @Parameter(description = "At this device", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "At each device in this Stadtbezirk, instead of one",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description = "No day starts before this; seven days before the last day unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "No day ends after this; now unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "Whose days and nights are meant: an id of the IANA time zone database",
                            schema = @Schema(type = "string", defaultValue = "Europe/Berlin"))
                    @QueryValue
                    @Nullable
                    Zone tz) {
        var whose = registry.whose(device, district).requireOne();
        return Page.whole(hours.levels(whose, AskedDays.of(from, to, tz == null ? Zone.BERLIN : tz, clock.instant())));
    }
}
