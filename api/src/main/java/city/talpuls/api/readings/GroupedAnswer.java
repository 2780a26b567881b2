package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the series of several devices, one after the other.
 *
 * @param interval how fine they are
 * @param tz whose days, weeks, months or years they are, if they are
 * @param series by the numbers of their datastreams
 * @param next the cursor of the next piece, which may go on with the last of them; none if this is the last
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SeriesByDevice", description = "The series of several devices, one after the other")
record GroupedAnswer(
        @Schema(
                description = "How fine they are",
                example = "1h",
                type = "string",
                allowableValues = {"raw", "15m", "1h", "1d", "P1W", "P1M", "P1Y"})
        String interval,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Whose days, weeks, months or years they are; left out for other intervals",
                example = "Europe/Berlin")
        @Nullable
        String tz,

        @Schema(
                description =
                        "By the numbers of their datastreams; one that does not end here goes on in the next answer")
        List<OfDevice> series,

        @Schema(description = "What to hand back as cursor to get the next points; null if there are no more") @Nullable
        String next)
        implements SeriesAnswer {

    GroupedAnswer {
        series = List.copyOf(series);
    }

    /**
     * The series of one of them.
     *
     * @param datastream whose
     * @param points its points, in the order of time
     */
    @Introspected
    @Schema(name = "SeriesOfDevice", description = "The series of one of several devices")
    record OfDevice(
            @Schema(description = "Whose series this is") Datastream datastream,

            @Schema(description = "In the order of time") List<? extends Point> points) {

        OfDevice {
            points = List.copyOf(points);
        }
    }
}
