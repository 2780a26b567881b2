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
@Schema(
        description =
                "A reading with `value` and `quality` (`good`, or its flags with commas between), or a window with the chosen aggregates",
        oneOf = {Point.Raw.class, Point.Window.class})
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
     * @param statistics what was asked for; null where the window has no good reading
     * @param count of good readings
     * @param flagged how many more there are that are doubtful and left out
     */
    @Introspected
    @JsonPropertyOrder({"time", "count", "flagged"})
    @Schema(
            name = "WindowPoint",
            description =
                    "The good readings of one window, day or month: beside time and count the chosen aggregates by name, `firstTime` and `lastTime` beside `first` and `last`; null where one is undefined, as all but completeness are if each reading is flagged")
    record Window(
            @Schema(description = "The window's start") Instant time,

            @JsonAnyGetter
            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            @Schema(description = "mean, stddev, min, max, sum, first, last, completeness", hidden = true)
            Map<String, @Nullable Object> statistics,

            @Schema(description = "How many good readings it has", example = "4")
            long count,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @Schema(description = "How many doubtful readings it has; left out if none")
            long flagged)
            implements Point {}
}
