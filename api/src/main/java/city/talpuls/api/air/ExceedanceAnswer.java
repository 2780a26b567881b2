package city.talpuls.api.air;

import city.talpuls.indicators.air.Average;
import city.talpuls.indicators.air.Exceedances;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How often a limit value was exceeded at a device.
 *
 * @param device its id
 * @param limit the limit value's id
 * @param directive who demands it
 * @param property the pollutant
 * @param kind what the directive calls it
 * @param period of which means it is
 * @param threshold the value
 * @param unit its unit
 * @param count how often it was exceeded
 * @param allowed how often it may be
 * @param exceeded whether that is more often
 * @param averages how many means there are
 * @param greatest the greatest of them
 * @param exceedances those that are above
 * @param hours how many hours have a mean
 * @param expectedHours how many are over
 * @param coverage the share of the first in the second
 * @param valid whether that is as much as the directive wants
 * @param indicative always
 */
@Introspected
@Schema(name = "Exceedances")
record ExceedanceAnswer(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "The limit value's id", example = "2008-pm10-day")
        String limit,

        @Schema(description = "Who demands it", example = "2008/50/EC")
        String directive,

        @Schema(description = "The pollutant", example = "pm10")
        String property,

        @Schema(
                description = "What the directive calls it",
                type = "string",
                allowableValues = {"limit-value", "target-value", "information-threshold", "alert-threshold"})
        String kind,

        @Schema(
                description = "Of which means it is",
                type = "string",
                allowableValues = {"hour", "day", "8h", "year"})
        String period,

        @Schema(description = "What is not to be exceeded", example = "50")
        int threshold,

        @Schema(description = "Its unit, in UCUM", example = "ug/m3")
        String unit,

        @Schema(description = "How many means are above it, as whole numbers", example = "12")
        int count,

        @Schema(description = "How many may be in a year", example = "35")
        int allowed,

        @Schema(description = "Whether more are than may be")
        boolean exceeded,

        @Schema(description = "How many means there are; those with too few hours are none", example = "320")
        int averages,

        @Schema(
                description = "The greatest mean, not rounded; of a year that is its mean; null if there is none",
                example = "61.25")
        @Nullable
        Double greatest,

        @Schema(description = "The means that are above it, in the order of time")
        List<Exceedance> exceedances,

        @Schema(description = "How many hours of the year have a mean", example = "7700")
        int hours,

        @Schema(description = "How many hours of the year are over", example = "7944")
        int expectedHours,

        @Schema(description = "The share of hours with a mean, 0 to 1", example = "0.969")
        double coverage,

        @Schema(description = "Whether the coverage is what the directive wants")
        boolean valid,

        @Schema(description = "Always true: the sensors are no reference instruments")
        boolean indicative) {

    static ExceedanceAnswer of(String device, Exceedances found) {
        OptionalDouble greatest = found.greatest();
        return new ExceedanceAnswer(
                device,
                found.limit().id(),
                found.limit().directive().id(),
                found.limit().property().name(),
                found.limit().kind().label(),
                found.limit().period().label(),
                found.limit().threshold(),
                HourlyRows.UNIT,
                found.exceeding().size(),
                found.limit().allowed(),
                found.isExceeded(),
                found.averages(),
                greatest.isPresent() ? greatest.getAsDouble() : null,
                found.exceeding().stream().map(Exceedance::of).toList(),
                found.hours(),
                found.expected(),
                found.coverage(),
                found.isValid(),
                true);
    }

    /**
     * A mean above a limit value.
     *
     * @param time the start of what it is of
     * @param date the day that it is of
     * @param value the mean
     */
    @Introspected
    @Schema(name = "Exceedance")
    record Exceedance(
            @Schema(description = "The start of the hour, day or year")
            Instant time,

            @Schema(description = "The local day; null of an hour or a year", example = "2026-01-14") @Nullable
            LocalDate date,

            @Schema(description = "The mean, not rounded", example = "61.25")
            double value) {

        static Exceedance of(Average average) {
            return new Exceedance(average.start(), average.date(), average.value());
        }
    }
}
