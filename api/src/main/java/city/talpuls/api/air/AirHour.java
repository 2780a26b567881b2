package city.talpuls.api.air;

import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.AirQuality;
import city.talpuls.indicators.air.Graded;
import city.talpuls.model.measurement.Property;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the air was in an hour.
 *
 * @param time the hour's start
 * @param grade its class
 * @param label the name of the class
 * @param complete whether all pollutants of the index are there
 * @param decisive the worst pollutants
 * @param pollutants what each is
 * @param devices how many devices measured one of them in the hour
 */
@Introspected
@Schema(name = "IndexHour")
record AirHour(
        @Schema(description = "The start of the hour") Instant time,

        @JsonProperty("class") @Schema(name = "class", description = "The class, 0 the best", example = "2")
        int grade,

        @Schema(description = "The name of the class") Label label,

        @Schema(description = "Whether all pollutants of the index are there; the class may be too good otherwise")
        boolean complete,

        @Schema(description = "The pollutants that are as bad as the hour", example = "[\"pm10\"]")
        List<String> decisive,

        @Schema(description = "Value and class of each pollutant that is there, by property")
        Map<String, Pollutant> pollutants,

        @Schema(description = "How many devices measured one of them in this hour", example = "1")
        int devices) {

    static AirHour of(AirIndex index, AirQuality air, int devices) {
        Map<String, Pollutant> pollutants = new LinkedHashMap<>();
        air.pollutants().forEach((property, graded) -> pollutants.put(property.name(), Pollutant.of(graded)));
        return new AirHour(
                air.hour(),
                air.grade(),
                Label.of(index.classes().get(air.grade())),
                air.complete(),
                air.decisive().stream().map(Property::name).toList(),
                pollutants,
                devices);
    }

    /**
     * What one pollutant is.
     *
     * @param value its mean
     * @param grade its class
     */
    @Introspected
    @Schema(name = "IndexValue")
    record Pollutant(
            @Schema(description = "The mean that counts, in ug/m3, not rounded", example = "41.3")
            double value,

            @JsonProperty("class") @Schema(name = "class", description = "Its class, 0 the best", example = "2")
            int grade) {

        static Pollutant of(Graded graded) {
            return new Pollutant(graded.value(), graded.grade());
        }
    }
}
