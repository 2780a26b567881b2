package city.talpuls.api.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Difference.class, name = "difference"),
    @JsonSubTypes.Type(value = Line.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Line.Summary.class, name = "summary"),
    @JsonSubTypes.Type(value = Line.BrokenOff.class, name = "broken-off")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "VerificationLine",
        description = "A difference, how far it is, the closing summary, or why there will be none, by `kind`")
sealed interface Line {

    /**
     * A statistic of a stored aggregate that is not that of its readings.
     *
     * @param what is wrong
     * @param device whose aggregate
     * @param property of what
     * @param interval of how long a window
     * @param start of that window
     * @param statistic which; the number of readings, if one side is missing
     * @param stored what is stored
     * @param recomputed what the readings say
     */
    @Introspected
    @Schema(name = "VerificationDifference", description = "A statistic that is not that of the readings")
    record Difference(
            @Schema(
                    description = "What is wrong with the aggregate",
                    type = "string",
                    allowableValues = {"different", "missing", "superfluous"})
            String what,

            @Schema(description = "The device's id", example = "70b3d57ed0001234")
            String device,

            @Schema(description = "What is measured", example = "temperature")
            String property,

            @Schema(
                    description = "How long the window is",
                    type = "string",
                    allowableValues = {"15m", "1h"})
            String interval,

            @Schema(description = "The window's start") Instant start,

            @Schema(description = "Which; `readings`, flagged ones included, if one side is missing", example = "count")
            String statistic,

            @Schema(
                    description = "What is stored: a number or a time; null if nothing",
                    anyOf = {Double.class, String.class},
                    nullable = true)
            @Nullable
            Object stored,

            @Schema(
                    description = "What the readings say: a number or a time; null if nothing",
                    anyOf = {Double.class, String.class},
                    nullable = true)
            @Nullable
            Object recomputed)
            implements Line {

        /** What can be wrong with a window. */
        enum What {
            DIFFERENT,
            MISSING,
            SUPERFLUOUS
        }

        static Difference of(
                What what, Window window, String statistic, @Nullable Object stored, @Nullable Object recomputed) {
            return new Difference(
                    what.name().toLowerCase(Locale.ROOT),
                    window.device(),
                    window.property(),
                    window.interval().label(),
                    window.start(),
                    statistic,
                    stored,
                    recomputed);
        }
    }

    /**
     * How far it is.
     *
     * @param until the windows that start before it were looked at
     * @param windows how many
     * @param readings how many they have
     * @param unsettled how many of them looked wrong and will be looked at again
     */
    @Introspected
    @Schema(name = "VerificationProgress", description = "How far it is")
    record Progress(
            @Schema(description = "The windows that start before it were looked at")
            Instant until,

            @Schema(description = "How many they are", example = "8760")
            long windows,

            @Schema(description = "How many readings they have", example = "35040")
            long readings,

            @Schema(description = "How many of them looked wrong and will be looked at again", example = "0")
            int unsettled)
            implements Line {}

    /**
     * The last line.
     *
     * @param from the first windows that were looked at start here, or later; absent if there are no readings
     * @param to all windows that start before it were looked at
     * @param windows how many, of both lengths
     * @param readings how many they have
     * @param differences how many lines told one
     * @param stillChanging how many windows looked wrong while their readings changed
     */
    @Introspected
    @Schema(name = "VerificationSummary", description = "The last line")
    record Summary(
            @Schema(
                    description =
                            "The first windows that were looked at start here, or later; null if there are no readings")
            @Nullable
            Instant from,

            @Schema(description = "All windows that start before it were looked at") @Nullable
            Instant to,

            @Schema(description = "How many windows, of both lengths", example = "8760")
            long windows,

            @Schema(description = "How many readings they have", example = "35040")
            long readings,

            @Schema(description = "How many lines told a difference", example = "0")
            long differences,

            @Schema(description = "How many windows looked wrong while their readings changed", example = "0")
            long stillChanging)
            implements Line {}

    /**
     * The last line, if it could not come to an end.
     *
     * @param detail why
     */
    @Introspected
    @Schema(name = "VerificationBrokenOff", description = "The last line, if it could not come to an end")
    record BrokenOff(
            @Schema(description = "Why", example = "the database is away")
            String detail) implements Line {}
}
