package city.talpuls.api.bins;

import city.talpuls.indicators.waste.Emptying;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bin, with all that is known of it.
 *
 * @param bin what the list says too
 * @param emptyings of the last 8 weeks
 * @param pattern how it fills
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record BinDetail(
        @JsonUnwrapped Bin bin,

        @Schema(description = "The emptyings of the last 8 weeks, the latest first")
        List<Emptied> emptyings,

        @Schema(description = "How it fills; null before three days are known") @Nullable
        Pattern pattern) {

    BinDetail {
        emptyings = List.copyOf(emptyings);
    }

    static BinDetail of(BinStates.Known known, Threshold threshold, Instant from) {
        return new BinDetail(
                Bin.of(known, threshold),
                known.state().emptyings().reversed().stream()
                        .filter(emptying -> !emptying.before().isBefore(from))
                        .map(Emptied::of)
                        .toList(),
                known.state().pattern() == null
                        ? null
                        : Pattern.of(known.state().pattern()));
    }

    /**
     * It was emptied.
     *
     * @param after the reading before
     * @param before the reading after
     * @param from how full it was
     * @param to how full it was then
     */
    @Introspected
    @Schema(name = "BinEmptying")
    record Emptied(
            @Schema(description = "The time of the last reading before it")
            Instant after,

            @Schema(description = "The time of the first reading after it")
            Instant before,

            @Schema(description = "How full the bin was, in percent", example = "71.5")
            double from,

            @Schema(description = "How full it was then, in percent", example = "2")
            double to) {

        static Emptied of(Emptying emptying) {
            return new Emptied(
                    emptying.after(),
                    emptying.before(),
                    Rounded.toTenths(emptying.from()),
                    Rounded.toTenths(emptying.to()));
        }
    }
}
