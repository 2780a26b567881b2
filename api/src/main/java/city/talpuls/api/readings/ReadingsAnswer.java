package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a series.
 *
 * @param datastream whose
 * @param interval how fine it is
 * @param tz whose days, weeks, months or years they are, if they are
 * @param points its points, in the order of time
 * @param next the cursor of the next piece; none if this is the last
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReadingsAnswer(
        @Schema(description = "Whose series this is") Datastream datastream,

        @Schema(
                description = "How fine it is",
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

        @Schema(description = "In the order of time") List<? extends Point> points,

        @Schema(description = "What to hand back as cursor to get the next points; null if there are no more") @Nullable
        String next)
        implements SeriesAnswer {

    static ReadingsAnswer of(
            Datastream datastream, Resolution resolution, List<? extends Point> points, @Nullable String next) {
        return new ReadingsAnswer(datastream, resolution.label(), tz(resolution), points, next);
    }

    /** Whose days, weeks, months or years they are, if they are. */
    static @Nullable String tz(Resolution resolution) {
        return resolution instanceof Resolution.Calendar(LocalPeriods periods)
                ? periods.zone().text()
                : null;
    }

    ReadingsAnswer {
        points = List.copyOf(points);
    }
}
