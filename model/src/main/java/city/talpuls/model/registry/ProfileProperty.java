package city.talpuls.model.registry;

import city.talpuls.model.measurement.Property;
import org.jspecify.annotations.Nullable;

/**
 * What one of the decoded values is.
 *
 * @param from its name among the decoded values; inside of objects and lists a path, {@code air.temperature}
 * @param property what it measures
 * @param unit the UCUM unit in which the device says it; absent where it is that of the property
 * @param derive how it becomes a value of the property, where it is none itself
 * @param min the least that is physically possible, in the property's unit
 * @param max the most that is physically possible, in the property's unit
 */
public record ProfileProperty(
        String from,
        Property property,
        @Nullable String unit,
        @Nullable Derivation derive,
        @Nullable Double min,
        @Nullable Double max) {

    private static final int LONGEST = 200;

    public ProfileProperty {
        if (from.isBlank() || from.length() > LONGEST) {
            throw new IllegalArgumentException("from, the name of a decoded value, has 1 to 200 characters");
        }
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("the limits of " + property + ": min " + min + " is above max " + max);
        }
    }
}
