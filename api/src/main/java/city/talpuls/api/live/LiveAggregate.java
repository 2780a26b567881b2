package city.talpuls.api.live;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Summary;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A window as a live client gets it, whenever it changed.
 *
 * @param device who measured
 * @param property what
 * @param unit in UCUM, if it is known
 * @param interval how long the window is
 * @param time its start
 * @param count of good readings
 * @param flagged how many more there are that are doubtful and left out
 * @param mean of the good ones; null if there are none, as are all that follow
 * @param min the least
 * @param max the greatest
 * @param sum of them
 * @param first the earliest
 * @param last the latest
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "The data of an event named aggregate")
record LiveAggregate(
        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "What was measured", example = "temperature")
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit,

        @Schema(description = "How long the window is", example = "15m")
        String interval,

        @Schema(description = "Its start") Instant time,

        @Schema(description = "How many good readings it has", example = "4")
        long count,

        @Schema(description = "How many doubtful ones, which are left out", example = "0")
        long flagged,

        @Schema(description = "Null if it has no good reading, as are all below", example = "21.25") @Nullable
        Double mean,

        @Schema(description = "The least", example = "20.5") @Nullable
        Double min,

        @Schema(description = "The greatest", example = "22") @Nullable
        Double max,

        @Schema(description = "Their sum", example = "85") @Nullable
        Double sum,

        @Schema(description = "The earliest", example = "20.5") @Nullable
        Double first,

        @Schema(description = "The latest", example = "22") @Nullable
        Double last)
        implements LiveEvent {

    static LiveAggregate of(DeviceAggregates told, Aggregate aggregate, Properties properties) {
        return new LiveAggregate(
                told.device().value(),
                aggregate.property().name(),
                properties.unitOf(aggregate.property()).orElse(null),
                told.interval().label(),
                told.start(),
                aggregate.summary() == null ? 0 : aggregate.summary().count(),
                aggregate.flagged(),
                number(aggregate, Summary::mean),
                number(aggregate, Summary::min),
                number(aggregate, Summary::max),
                number(aggregate, Summary::sum),
                number(aggregate, Summary::first),
                number(aggregate, Summary::last));
    }

    private static @Nullable Double number(Aggregate aggregate, ToDoubleFunction<Summary> statistic) {
        return aggregate.summary() == null ? null : statistic.applyAsDouble(aggregate.summary());
    }
}
