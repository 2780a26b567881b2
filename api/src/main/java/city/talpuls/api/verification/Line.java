package city.talpuls.api.verification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
     * @param window where
     * @param statistic which; the number of readings, if one side is missing
     * @param stored what is stored
     * @param recomputed what the readings say
     */
    @Introspected
    @JsonPropertyOrder({"what", "device", "property", "interval", "start", "statistic", "stored", "recomputed"})
    record Difference(
            @JsonIgnore What what,
            @JsonIgnore Window window,
            String statistic,
            @Nullable Object stored,
            @Nullable Object recomputed)
            implements Line {

        /** What can be wrong with a window. */
        enum What {
            DIFFERENT,
            MISSING,
            SUPERFLUOUS
        }

        @JsonProperty("what")
        String label() {
            return what.name().toLowerCase(Locale.ROOT);
        }

        @JsonProperty
        String device() {
            return window.device();
        }

        @JsonProperty
        String property() {
            return window.property();
        }

        @JsonProperty
        String interval() {
            return window.interval().label();
        }

        @JsonProperty
        Instant start() {
            return window.start();
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
    record Progress(Instant until, long windows, long readings, int unsettled) implements Line {}

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
    record Summary(
            @Nullable Instant from,
            @Nullable Instant to,
            long windows,
            long readings,
            long differences,
            long stillChanging)
            implements Line {}

    /**
     * The last line, if it could not come to an end.
     *
     * @param detail why
     */
    @Introspected
    record BrokenOff(String detail) implements Line {}
}
