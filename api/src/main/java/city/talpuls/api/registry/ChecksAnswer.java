package city.talpuls.api.registry;

import city.talpuls.model.registry.PropertyChecks;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When readings of a property are doubtful.
 *
 * @param property of which property
 * @param min the least that is possible
 * @param max the most that is possible
 * @param rate how fast it can change
 * @param spike how far a single reading can stand out
 * @param stuck how long it can stay the same
 * @param humidity up to which humidity it is right
 */
@Introspected
@Schema(
        name = "PropertyChecks",
        description =
                "When readings of a property are doubtful, in its unit; what is null is not checked. Neighbours are those "
                        + "in the order of time of measurement, whenever they came")
record ChecksAnswer(
        @Schema(description = "Of which property", example = "temperature")
        String property,

        @Schema(description = "The least that is possible; null: as the profile's properties say", example = "-40")
        @Nullable
        Double min,

        @Schema(description = "The most that is possible; null: as the profile's properties say", example = "60")
        @Nullable
        Double max,

        @Schema(description = "How fast it can change; flagged `rate`") @Nullable
        RateAnswer rate,

        @Schema(description = "How far a single reading can stand out; flagged `spike`") @Nullable
        SpikeAnswer spike,

        @Schema(description = "How long it can stay the same; flagged `stuck`") @Nullable
        StuckAnswer stuck,

        @Schema(description = "Up to which humidity of the air it is right; flagged `humidity`") @Nullable
        HumidityAnswer humidity) {

    /** How fast a property can change. */
    @Introspected
    @Schema(name = "RateCheck")
    record RateAnswer(
            @Schema(description = "By how much within `per`, and in proportion within longer", example = "3")
            double most,

            @Schema(description = "ISO 8601, at most two hours", example = "PT10M")
            String per) {}

    /** How far a reading can stand out. */
    @Introspected
    @Schema(name = "SpikeCheck")
    record SpikeAnswer(
            @Schema(description = "Above, or below, the one before and the one after by more than this", example = "5")
            double by,

            @Schema(description = "How far those may be from it, ISO 8601, at most twelve hours", example = "PT1H")
            String within) {}

    /** How long a property can stay the same. */
    @Introspected
    @Schema(name = "StuckCheck")
    record StuckAnswer(
            @Schema(
                    description =
                            "At least four before it, back to this long before it or earlier, are the same; ISO 8601, at most a day",
                    example = "PT12H")
            String after) {}

    /** Up to which humidity a property is right. */
    @Introspected
    @Schema(name = "HumidityCheck")
    record HumidityAnswer(
            @Schema(
                    description = "In %: the `relative_humidity` of the device that is nearest in time is above this",
                    example = "80")
            double above,

            @Schema(description = "How far that may be from it, ISO 8601, at most six hours", example = "PT15M")
            String within) {}

    static ChecksAnswer of(PropertyChecks checks) {
        return new ChecksAnswer(
                checks.property().name(),
                checks.min(),
                checks.max(),
                checks.rate() == null
                        ? null
                        : new RateAnswer(
                                checks.rate().most(), text(checks.rate().per())),
                checks.spike() == null
                        ? null
                        : new SpikeAnswer(
                                checks.spike().by(), text(checks.spike().within())),
                checks.stuck() == null
                        ? null
                        : new StuckAnswer(text(checks.stuck().after())),
                checks.humidity() == null
                        ? null
                        : new HumidityAnswer(
                                checks.humidity().above(),
                                text(checks.humidity().within())));
    }

    private static String text(Duration duration) {
        return duration.toString();
    }
}
