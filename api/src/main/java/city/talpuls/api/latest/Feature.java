package city.talpuls.api.latest;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A datastream with its latest reading, as GeoJSON has it.
 *
 * @param type always {@code Feature}
 * @param id the datastream's number
 * @param geometry where the device stands, if known
 * @param properties all else
 */
@Introspected
record Feature(
        @Schema(type = "string", allowableValues = "Feature")
        String type,

        @Schema(description = "The datastream's number", example = "42")
        int id,

        @Schema(description = "Where the device stands, if known") @Nullable
        Geometry geometry,

        Properties properties) {

    /**
     * A point.
     *
     * @param type always {@code Point}
     * @param coordinates degrees east, then degrees north
     */
    @Introspected
    @Schema(name = "PointGeometry")
    record Geometry(
            @Schema(type = "string", allowableValues = "Point")
            String type,

            @Schema(description = "Degrees east, then degrees north", example = "[7.1545, 51.2557]")
            List<Double> coordinates) {}

    /**
     * Who measured what, and when.
     *
     * @param device the device's id
     * @param name what people call it
     * @param district where it stands
     * @param property what was measured
     * @param unit in UCUM
     * @param time when it was measured
     * @param value what was measured
     * @param quality good, or the doubts about it
     */
    @Introspected
    @Schema(name = "LatestReading")
    record Properties(
            @Schema(description = "The device's id", example = "70b3d57ed0001234")
            String device,

            @Schema(description = "What people call it", example = "Pegel Kluserbrücke")
            String name,

            @Schema(description = "The Stadtbezirk", example = "Elberfeld") @Nullable
            String district,

            @Schema(description = "What was measured", example = "water_level")
            String property,

            @Schema(description = "The unit in UCUM", example = "cm") @Nullable
            String unit,

            @Schema(description = "When it was measured") Instant time,

            @Schema(description = "In that unit", example = "31.4")
            double value,

            @Schema(description = "`good`, or its flags with commas between", example = "good")
            String quality) {}
}
