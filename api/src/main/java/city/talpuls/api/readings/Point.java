package city.talpuls.api.readings;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point of a series. */
sealed interface Point {

    Instant time();

    /**
     * A reading.
     *
     * @param time when it was measured
     * @param value what was measured
     * @param quality good, or the doubts about it
     */
    @Introspected
    @Schema(name = "RawPoint", description = "One reading")
    record Raw(
            @Schema(description = "When it was measured") Instant time,

            @Schema(description = "In the datastream's unit", example = "21.5")
            double value,

            @Schema(description = "`good`, or its flags with commas between", example = "good")
            String quality)
            implements Point {}

    /**
     * What the readings of a window have in common.
     *
     * @param time the window's start
     * @param statistics what was asked for; null where the window has no reading that counts
     * @param count of the readings that count
     * @param flagged how many of its readings are doubtful
     * @param filled whether the values are not those of the window, since it has no reading that counts
     * @param devices of how many devices it has a value; absent of a series of one device
     * @param compared the same window of another span, if one is asked for
     */
    @Introspected
    @JsonPropertyOrder({"time", "devices", "count", "flagged", "filled", "compared"})
    @Schema(
            name = "WindowPoint",
            description =
                    "The readings of one window, from a quarter of an hour to a year: beside time and count the chosen aggregates by name, `firstTime` and `lastTime` beside `first` and `last`; null where one is undefined, as all but completeness are if no reading counts")
    record Window(
            @Schema(description = "The window's start") Instant time,

            @JsonAnyGetter
            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            @Schema(description = "mean, stddev, min, max, sum, first, last, completeness, percentiles", hidden = true)
            Map<String, @Nullable Object> statistics,

            @Schema(
                    description = "How many readings the values are of, good ones unless `quality` says otherwise",
                    example = "4")
            long count,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @Schema(description = "How many doubtful readings it has; left out if none")
            long flagged,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @Schema(description = "True where `fill` made the point or its values; else left out")
            boolean filled,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "How many devices had a value; left out of the series of one device", example = "12")
            @Nullable
            Integer devices,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "The same window of the span that `compare` asks for; else left out",
                    implementation = Window.class)
            @Nullable
            Window compared)
            implements Point {

        /** Of one device, of which readings are known and nothing else. */
        Window(Instant time, Map<String, @Nullable Object> statistics, long count, long flagged) {
            this(time, statistics, count, flagged, false, null, null);
        }

        /** Whether any reading counts. */
        boolean hasValue() {
            return count > 0;
        }

        /** With values that are not its own. */
        Window filledWith(Map<String, @Nullable Object> values) {
            return new Window(time, values, count, flagged, true, devices, compared);
        }

        /** Beside another. */
        Window comparedWith(Window other) {
            return new Window(time, statistics, count, flagged, filled, devices, other);
        }
    }
}
