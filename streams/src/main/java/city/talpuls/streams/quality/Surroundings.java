package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.Iterator;

/** The readings of one device around a time. They reach at least {@link Rules#REACH} around what is checked. */
public interface Surroundings {

    /** Those of the property before the time, the latest first. */
    Iterator<Reading> before(Property property, Instant time);

    /** Those of the property after the time, the earliest first. */
    Iterator<Reading> after(Property property, Instant time);

    /** The one of the property at the time; none if there is none. */
    Iterator<Reading> at(Property property, Instant time);
}
