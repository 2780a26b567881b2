package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link SeriesAnswer} is in the description of the API, and nothing else: all that any of its forms has. */
@Schema(
        name = "Readings",
        description =
                "The series of one device has `datastream` and `points`; those of several have `series` (`group=device`), or `spatial`, `property`, `unit`, `datastreams` and `points`")
record DescribedSeries(
        @Schema(description = "Whose series this is, if it is that of one device") @Nullable
        Datastream datastream,

        @Schema(
                description = "How fine it is",
                example = "1h",
                type = "string",
                allowableValues = {"raw", "15m", "1h", "1d", "P1W", "P1M", "P1Y"})
        String interval,

        @Schema(
                description = "Whose days, weeks, months or years they are; left out for other intervals",
                example = "Europe/Berlin")
        @Nullable
        String tz,

        @Schema(description = "With `spatial`: how the values of the devices became one", example = "mean") @Nullable
        String spatial,

        @Schema(description = "With `spatial`: what they measure", example = "temperature") @Nullable
        String property,

        @Schema(description = "With `spatial`: the unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit,

        @Schema(description = "With `spatial`: those of all devices that were asked for") @Nullable
        List<Datastream> datastreams,

        @Schema(description = "In the order of time") @Nullable
        List<DescribedPoint> points,

        @Schema(description = "With `group=device`: by the numbers of their datastreams") @Nullable
        List<OfDevice> series,

        @Schema(
                description = "What to hand back as cursor to get the next points; null if there are no more",
                example = "gXq2cmRldmljZXMfNzA")
        @Nullable
        String next) {

    @Schema(name = "SeriesOfDevice", description = "The series of one of several devices")
    record OfDevice(
            @Schema(description = "Whose series this is") Datastream datastream,

            @Schema(description = "In the order of time") List<DescribedPoint> points) {}
}
