package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the series of several devices together.
 *
 * @param spatial how their values became one
 * @param property what they measure
 * @param unit in UCUM, if anybody said
 * @param datastreams those of all devices that were asked for, whether they have readings or not
 * @param interval how fine it is
 * @param tz whose days, weeks, months or years they are, if they are
 * @param points its points, in the order of time
 * @param next the cursor of the next piece; none if this is the last
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SpatialSeries", description = "The series of several devices together")
record SpatialAnswer(
        @Schema(
                description = "How the values of the devices became one",
                type = "string",
                allowableValues = {"mean", "min", "max", "sum"})
        String spatial,

        @Schema(description = "What they measure", example = "temperature")
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit,

        @Schema(description = "Of all devices that were asked for, whether they have readings or not")
        List<Datastream> datastreams,

        @Schema(
                description = "How fine it is",
                example = "1h",
                type = "string",
                allowableValues = {"15m", "1h", "1d", "P1W", "P1M", "P1Y"})
        String interval,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Whose days, weeks, months or years they are; left out for other intervals",
                example = "Europe/Berlin")
        @Nullable
        String tz,

        @Schema(description = "In the order of time; `devices` says how many had a value")
        List<Point.Window> points,

        @Schema(description = "What to hand back as cursor to get the next points; null if there are no more") @Nullable
        String next)
        implements SeriesAnswer {

    SpatialAnswer {
        datastreams = List.copyOf(datastreams);
        points = List.copyOf(points);
    }
}
