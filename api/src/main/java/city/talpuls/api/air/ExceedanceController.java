package city.talpuls.api.air;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.devices.Whose;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.indicators.air.CalendarYear;
import city.talpuls.indicators.air.LimitValue;
import city.talpuls.indicators.air.LimitValues;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the air must not hold, and how often it did. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "indicators")
final class ExceedanceController {

    private final List<LimitValue> limits;
    private final Registry registry;
    private final YearOfHours hours;
    private final InstantSource clock;

    ExceedanceController(
            @Named("api") LimitValues limits, Registry registry, YearOfHours hours, @Named("api") InstantSource clock) {
        this.limits = limits.all();
        this.registry = registry;
        this.hours = hours;
        this.clock = clock;
    }

    @Get("/limit-values")
    @Operation(
            operationId = "listLimitValues",
            summary = "The limit values and thresholds of pollutants in the air, with who demands them")
    Page<LimitAnswer> limitValues() {
        return Page.whole(limits.stream().map(LimitAnswer::of).toList());
    }

    @Get("/exceedances")
    @Operation(
            operationId = "listExceedances",
            summary = "How often limit values were exceeded in a year, by device",
            description = """
                    One item for each device and limit value whose pollutant it measured in that year, in ug/m3. A mean exceeds
                    a limit value if it is above it once it is rounded to a whole number. Days are those of `tz`, of 23 and 25
                    hours where the clocks change, and need a mean for three of four hours; 8 hours need 6. Of a year that is
                    not over, what is over counts. It is indicative: the sensors are no reference instruments.""")
    Page<ExceedanceAnswer> exceedances(
            @Parameter(
                            description = "Which year, from 2000 on",
                            example = "2026",
                            schema = @Schema(type = "integer", minimum = "2000"))
                    @QueryValue
                    AskedYear year,
            @Parameter(
                            description = "Whose days and year are meant: an id of the IANA time zone database",
                            schema = @Schema(type = "string", defaultValue = "Europe/Berlin"))
                    @QueryValue
                    @Nullable
                    Zone tz,
            @Parameter(
                            description = "Only at this device",
                            example = "70b3d57ed0001234",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "Only at devices in this Stadtbezirk",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(description = "Only of this pollutant", example = "pm10", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Property property,
            @Parameter(
                            description = "Only what this directive demands",
                            example = "2008/50/EC",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"2008/50/EC", "2024/2881"}))
                    @QueryValue
                    @Nullable
                    String directive,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "100"))
                    @QueryValue(defaultValue = "100")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        List<LimitValue> asked = limits.stream()
                .filter(among("property", property, LimitValue::property)::contains)
                .filter(among("directive", directive, one -> one.directive().id())::contains)
                .toList();
        Whose whose = registry.whose(device, district);
        CalendarYear calendar = year.in(tz == null ? Zone.BERLIN : tz, clock.instant());
        return hours.exceedances(asked, whose, calendar, cursor, limit);
    }

    /** The limit values that have what is asked for; all, if nothing is. */
    private <T> List<LimitValue> among(String parameter, @Nullable T asked, Function<LimitValue, T> of) {
        List<LimitValue> found = limits.stream()
                .filter(limit -> asked == null || of.apply(limit).equals(asked))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.badParameter(
                    parameter,
                    "there are limit values of "
                            + limits.stream()
                                    .map(limit -> String.valueOf(of.apply(limit)))
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }
}
