package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import java.time.Instant;

/** Makes readings of what formats find. */
final class Readings {

    private Readings() {}

    /**
     * A reading, if the name and the number can be one.
     *
     * @throws UnreadableException naming which of the two cannot
     */
    static Reading of(String name, Instant time, double value, Quality quality) throws UnreadableException {
        if (!Reading.isValid(value)) {
            throw new UnreadableException(
                    Reason.IMPLAUSIBLE_VALUE, name + " is " + value + ", where a value is finite and at most 1e100");
        }
        if (!Property.isValid(name)) {
            throw new UnreadableException(
                    Reason.WRONG_FORM,
                    "'" + name + "' cannot name a property: 1 to 100 printable characters without commas");
        }
        return new Reading(new Property(name), time, value, quality);
    }
}
