package city.talpuls.api.air;

import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.Scale;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How an index is defined.
 *
 * @param id by which it is asked for
 * @param version of the definition
 * @param name what people call it
 * @param source where it is published
 * @param classes the names of its classes, the best first
 * @param pollutants how each of its pollutants is graded
 */
@Introspected
@Schema(name = "Index")
record IndexAnswer(
        @Schema(description = "By this it is asked for", example = "uba-lqi")
        String id,

        @Schema(description = "Of the definition", example = "2025")
        String version,

        @Schema(description = "What people call it") Label name,

        @Schema(
                description = "Where the definition is published",
                example = "https://www.umweltbundesamt.de/berechnungsgrundlagen-luftqualitaetsindex")
        String source,

        @Schema(description = "The names of its classes, the best, which is class 0, first")
        List<Label> classes,

        @Schema(description = "How each of its pollutants is graded")
        List<Grading> pollutants) {

    static IndexAnswer of(AirIndex index) {
        return new IndexAnswer(
                index.id(),
                index.version(),
                Label.of(index.name()),
                index.source(),
                index.classes().stream().map(Label::of).toList(),
                index.scales().stream().map(Grading::of).toList());
    }

    /**
     * How a pollutant is graded.
     *
     * @param property which
     * @param unit of the bounds
     * @param hours over how many hours it is averaged
     * @param leastHours how many of them have to be there
     * @param upperBounds the greatest whole numbers of all classes but the last
     */
    @Introspected
    @Schema(name = "IndexPollutant")
    record Grading(
            @Schema(description = "The pollutant", example = "pm10")
            String property,

            @Schema(description = "The unit of the bounds, in UCUM", example = "ug/m3")
            String unit,

            @Schema(description = "Over how many hours it is averaged, anew each hour", example = "24")
            int hours,

            @Schema(description = "How many of these have to be there", example = "18")
            int leastHours,

            @Schema(
                    description =
                            "The greatest whole number of each class but the last; means are rounded, a half upwards, before they are compared",
                    example = "[20,35,50,100]")
            List<Integer> upperBounds) {

        static Grading of(Scale scale) {
            return new Grading(
                    scale.pollutant().name(),
                    HourlyRows.UNIT,
                    scale.averaging().hours(),
                    scale.averaging().least(),
                    scale.bounds());
        }
    }
}
