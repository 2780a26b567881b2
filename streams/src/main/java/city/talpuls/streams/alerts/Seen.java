package city.talpuls.streams.alerts;

import java.time.Instant;

/**
 * The latest window of a device that a rule has to do with.
 *
 * @param end when it is over
 * @param value the figure that the rule looks at, as it was told last
 * @param isJudged whether the rule has looked at it as it is
 */
record Seen(Instant end, double value, boolean isJudged) {

    Seen judged() {
        return new Seen(end, value, true);
    }
}
