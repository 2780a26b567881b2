package city.talpuls.api.noise;

import city.talpuls.indicators.noise.NoiseLevels;
import city.talpuls.indicators.noise.PeriodLevel;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How loud it was at a device.
 *
 * @param device its id
 * @param from the start of the first day
 * @param to the end of the last
 * @param days how many days these are
 * @param lDay by day
 * @param lEvening in the evening
 * @param lNight at night
 * @param lDen all of them together
 * @param day how much is known of the days
 * @param evening how much of the evenings
 * @param night how much of the nights
 */
@Introspected
@Schema(name = "Noise")
record NoiseAnswer(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "The start of the first day") Instant from,

        @Schema(description = "The end of the last day") Instant to,

        @Schema(description = "How many days these are", example = "7")
        int days,

        @Schema(description = "L_day in dB(A), from 6 to 18; null if no hour is known", example = "61.2") @Nullable
        Double lDay,

        @Schema(description = "L_evening in dB(A), from 18 to 22; null if no hour is known", example = "58.9") @Nullable
        Double lEvening,

        @Schema(description = "L_night in dB(A), from 22 to 6; null if no hour is known", example = "52.4") @Nullable
        Double lNight,

        @Schema(
                description =
                        "L_DEN in dB(A), with 5 dB more in the evening and 10 dB more at night; null if one of the three is",
                example = "62.3")
        @Nullable
        Double lDen,

        @Schema(description = "How many hours by day are known")
        Hours day,

        @Schema(description = "How many hours in the evening are known")
        Hours evening,

        @Schema(description = "How many hours at night are known")
        Hours night) {

    static NoiseAnswer of(String device, AskedDays days, NoiseLevels levels) {
        return new NoiseAnswer(
                device,
                days.from(),
                days.to(),
                days.days().size(),
                orNull(levels.day().level()),
                orNull(levels.evening().level()),
                orNull(levels.night().level()),
                orNull(levels.dayEveningNight()),
                Hours.of(levels.day()),
                Hours.of(levels.evening()),
                Hours.of(levels.night()));
    }

    private static @Nullable Double orNull(OptionalDouble level) {
        return level.isPresent() ? level.getAsDouble() : null;
    }

    /**
     * How much is known of a part of the day.
     *
     * @param hours with good readings
     * @param expectedHours all there were
     */
    @Introspected
    @Schema(name = "NoiseHours")
    record Hours(
            @Schema(description = "How many hours have good readings", example = "80")
            int hours,

            @Schema(description = "How many hours there were", example = "84")
            int expectedHours) {

        static Hours of(PeriodLevel level) {
            return new Hours(level.hours(), level.expected());
        }
    }
}
