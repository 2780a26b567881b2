package city.talpuls.api.air;

import city.talpuls.indicators.air.LimitValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A limit value as its directive has it.
 *
 * @param id by which exceedances name it
 * @param directive the number of who demands it
 * @param directiveName what people call that
 * @param source where it is published
 * @param attainBy from when on it binds
 * @param property the pollutant
 * @param kind what the directive calls it
 * @param period of which means it is
 * @param threshold the value
 * @param unit its unit
 * @param allowed how often it may be exceeded in a year
 * @param averagedOverYears over how many years that number is averaged
 * @param minimumCoverage the share of hours that the directive wants
 */
@Introspected
@Schema(name = "LimitValue")
record LimitAnswer(
        @Schema(description = "By this exceedances name it", example = "2008-pm10-day")
        String id,

        @Schema(description = "Who demands it", example = "2008/50/EC")
        String directive,

        @Schema(description = "What people call the directive")
        Label directiveName,

        @Schema(description = "Where it is published", example = "https://eur-lex.europa.eu/eli/dir/2008/50/oj")
        String source,

        @Schema(description = "From when on it binds; null if it does", example = "2030-01-01") @Nullable
        LocalDate attainBy,

        @Schema(description = "The pollutant", example = "pm10")
        String property,

        @Schema(
                description = "What the directive calls it",
                type = "string",
                allowableValues = {"limit-value", "target-value", "information-threshold", "alert-threshold"})
        String kind,

        @Schema(
                description =
                        "Of which means it is: of an hour, a local day, a year, or the greatest of a local day over 8 hours",
                type = "string",
                allowableValues = {"hour", "day", "8h", "year"})
        String period,

        @Schema(description = "What is not to be exceeded", example = "50")
        int threshold,

        @Schema(description = "Its unit, in UCUM", example = "ug/m3")
        String unit,

        @Schema(description = "How often it may be exceeded in a year", example = "35")
        int allowed,

        @Schema(description = "Over how many years the number of exceedances is averaged", example = "1")
        int averagedOverYears,

        @Schema(description = "The share of a year's hours that the directive wants", example = "0.9")
        double minimumCoverage) {

    static LimitAnswer of(LimitValue limit) {
        return new LimitAnswer(
                limit.id(),
                limit.directive().id(),
                Label.of(limit.directive().name()),
                limit.directive().source(),
                limit.directive().attainBy(),
                limit.property().name(),
                limit.kind().label(),
                limit.period().label(),
                limit.threshold(),
                HourlyRows.UNIT,
                limit.allowed(),
                limit.years(),
                limit.directive().capture());
    }
}
