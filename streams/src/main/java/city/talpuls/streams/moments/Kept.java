package city.talpuls.streams.moments;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;

/**
 * A reading as it is remembered.
 *
 * @param reading as it counts now
 * @param replaced how many other values were said for its time before, each of which it or another replaced; at most {@link
 *     #MOST}
 */
public record Kept(Reading reading, int replaced) {

    /** More are not told apart. */
    public static final int MOST = 127;

    /** Where a reading stands among those of a device. */
    public record Place(Property property, Instant time) {

        public static Place of(Reading reading) {
            return new Place(reading.property(), reading.time());
        }
    }

    public Kept {
        if (replaced < 0 || replaced > MOST) {
            throw new IllegalArgumentException("a reading replaced 0 to " + MOST + " others, not " + replaced);
        }
    }

    public Kept with(Reading other) {
        return new Kept(other, replaced);
    }

    /** The same place with another value. */
    public Kept replacedBy(Reading other) {
        return new Kept(other, Math.min(MOST, replaced + 1));
    }
}
