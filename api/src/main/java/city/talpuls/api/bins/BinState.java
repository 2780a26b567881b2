package city.talpuls.api.bins;

import city.talpuls.indicators.waste.Emptying;
import city.talpuls.indicators.waste.FillHistory;
import city.talpuls.indicators.waste.FillPattern;
import city.talpuls.indicators.waste.FillReading;
import city.talpuls.indicators.waste.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of the last weeks say of a bin.
 *
 * @param last the latest good one
 * @param current how full it is by the latest ones together
 * @param pattern how it fills, if enough is known
 */
record BinState(
        @Nullable FillReading last,
        @Nullable FillReading current,
        List<Emptying> emptyings,
        @Nullable FillPattern pattern) {

    BinState {
        emptyings = List.copyOf(emptyings);
    }

    static BinState of(List<FillReading> readings) {
        FillHistory history = FillHistory.of(readings);
        FillReading last = readings.isEmpty() ? null : readings.getLast();
        FillPattern pattern = FillPattern.learned(history).orElse(null);
        FillReading current = pattern == null ? last : history.current(pattern).orElse(last);
        return new BinState(last, current, history.emptyings(), pattern);
    }

    /** When it reaches the threshold; that it is above it is known without a pattern too. */
    Forecast forecast(Threshold threshold) {
        if (current == null) {
            return new Forecast(null, null, null);
        }
        if (pattern != null) {
            return Forecast.of(pattern, current, threshold.percent());
        }
        return current.level() >= threshold.percent()
                ? new Forecast(current.time(), current.time(), current.time())
                : new Forecast(null, null, null);
    }
}
