package city.talpuls.indicators.noise;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The parts of a day by which noise is told, with the hours that § 1 of the 34. BImSchV gives them and the weights of
 * Directive 2002/49/EC, Annex I.
 */
public enum NoisePeriod {
    /** From 6 to 18. */
    DAY(12, 0),
    /** From 18 to 22. */
    EVENING(4, 5),
    /** From 22 to 6. */
    NIGHT(8, 10);

    private static final int DAY_BEGINS = 6;
    private static final int EVENING_BEGINS = 18;
    private static final int NIGHT_BEGINS = 22;

    private final int hours;
    private final int penalty;

    NoisePeriod(int hours, int penalty) {
        this.hours = hours;
        this.penalty = penalty;
    }

    /** How many hours of 24 it counts for. */
    int hours() {
        return hours;
    }

    /** How many dB more it counts than it is loud, because people want quiet then. */
    int penalty() {
        return penalty;
    }

    /** The part of the day that the hour which starts then belongs to, by the clocks of the zone. */
    static NoisePeriod of(Instant hour, ZoneId zone) {
        int shown = hour.atZone(zone).getHour();
        if (shown < DAY_BEGINS || shown >= NIGHT_BEGINS) {
            return NIGHT;
        }
        return shown < EVENING_BEGINS ? DAY : EVENING;
    }
}
