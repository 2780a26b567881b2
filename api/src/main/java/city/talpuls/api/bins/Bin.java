package city.talpuls.api.bins;

import city.talpuls.api.devices.Location;
import city.talpuls.indicators.waste.FillPattern;
import city.talpuls.indicators.waste.FillReading;
import city.talpuls.indicators.waste.Forecast;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A waste bin, and when it needs emptying.
 *
 * @param device its device's id
 * @param name what people call it
 * @param district where it stands
 * @param location where it stands
 * @param level its latest good level
 * @param time when that was measured
 * @param emptiedAt when it was last emptied
 * @param perDay what an average day brings
 * @param threshold the level that is asked for
 * @param needsEmptyingBy when it is expected to reach that
 * @param earliest from when that may be
 * @param latest until when that may be
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record Bin(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "What people call it", example = "Glascontainer Gathe 12")
        String name,

        @Schema(description = "The Stadtbezirk", example = "Elberfeld") @Nullable
        String district,

        @Schema(description = "Where it stands, if known") @Nullable
        Location location,

        @Schema(description = "The latest good level of the last 8 weeks, in percent", example = "47.5") @Nullable
        Double level,

        @Schema(description = "When that was measured") @Nullable
        Instant time,

        @Schema(description = "When it was last emptied in those weeks, as far as that can be seen") @Nullable
        Instant emptiedAt,

        @Schema(
                description = "What an average day brings, in percent of the bin; null before three days are known",
                example = "18.2")
        @Nullable
        Double perDay,

        @Schema(description = "The level that is asked for, in percent", example = "80")
        double threshold,

        @Schema(
                description =
                        "When it is expected to reach the threshold if nobody empties it; the time of the level if it is above it,"
                                + " null if not within 28 days or if nothing is known")
        @Nullable
        Instant needsEmptyingBy,

        @Schema(
                description =
                        "It reaches the threshold from this time on, in nine of ten cases; null if not in 28 days")
        @Nullable
        Instant earliest,

        @Schema(description = "It has reached the threshold by this time, in nine of ten cases; null if not in 28 days")
        @Nullable
        Instant latest) {

    static Bin of(BinStates.Known bin, Threshold threshold) {
        BinRow row = bin.row();
        FillReading last = bin.state().last();
        FillPattern pattern = bin.state().pattern();
        Forecast forecast = bin.state().forecast(threshold);
        return new Bin(
                row.device(),
                row.name(),
                row.district(),
                row.location(),
                last == null ? null : last.level(),
                last == null ? null : last.time(),
                bin.state().emptyings().isEmpty()
                        ? null
                        : seconds(bin.state().emptyings().getLast().time()),
                pattern == null ? null : Rounded.toTenths(pattern.perDayOverall()),
                threshold.percent(),
                seconds(forecast.expected()),
                seconds(forecast.earliest()),
                seconds(forecast.latest()));
    }

    private static @Nullable Instant seconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
