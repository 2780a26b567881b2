package city.talpuls.indicators.air;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Over which time an index looks at a pollutant, anew each hour.
 *
 * @param hours how many hours, up to and with the one that is asked for
 * @param least how many of them have to be there
 */
public record Averaging(int hours, int least) {

    public Averaging {
        if (least < 1 || least > hours) {
            throw new IllegalArgumentException("of " + hours + " hours no " + least + " can be there");
        }
    }

    OptionalDouble of(HourlyMeans means, Instant hour) {
        return means.mean(hour, hours, least);
    }
}
