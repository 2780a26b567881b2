package city.talpuls.api.readings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Point} is in the description of the API, and nothing else: all that any of its forms has, since programs that are
 * made of a description cannot tell forms apart that have nothing to tell them apart by.
 */
@Schema(
        name = "Point",
        description =
                "A reading, which has `value` and `quality`, or a window, which has `count` and the aggregates that were asked for. Percentiles are there by their names, `p95` for example")
record DescribedPoint(
        @Schema(description = "When it was measured; of a window its start")
        Instant time,

        @Schema(description = "What was measured, in the datastream's unit", example = "21.5") @Nullable
        Double value,

        @Schema(description = "`good`, or the reading's flags with commas between", example = "good") @Nullable
        String quality,

        @Schema(
                description = "How many readings the aggregates are of, good ones unless `quality` says otherwise",
                example = "4")
        @Nullable
        Long count,

        @Schema(description = "How many doubtful readings the window has; left out if none", example = "1") @Nullable
        Long flagged,

        @Schema(description = "True where `fill` made the point or its values; else left out") @Nullable
        Boolean filled,

        @Schema(description = "With `spatial`: how many devices had a value", example = "12") @Nullable
        Integer devices,

        @Schema(description = "The mean; of levels in decibel that of their energy", example = "21.25") @Nullable
        Double mean,

        @Schema(description = "The standard deviation of a sample", example = "0.4") @Nullable
        Double stddev,

        @Schema(description = "The least value", example = "20.5") @Nullable
        Double min,

        @Schema(description = "The greatest value", example = "22") @Nullable
        Double max,

        @Schema(description = "The sum", example = "85") @Nullable
        Double sum,

        @Schema(description = "The first value", example = "20.5") @Nullable
        Double first,

        @Schema(description = "When that was measured") @Nullable
        Instant firstTime,

        @Schema(description = "The last value", example = "22") @Nullable
        Double last,

        @Schema(description = "When that was measured") @Nullable
        Instant lastTime,

        @Schema(description = "The share of the expected readings that came, 0 to 1", example = "0.98") @Nullable
        Double completeness,

        @Schema(description = "With `compare`: the same window of the span before") @Nullable
        DescribedPoint compared) {}
