package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Property;
import org.jspecify.annotations.Nullable;

/**
 * One value that a payload says.
 *
 * @param property what was measured
 * @param unit in UCUM; absent for a property that neither the profile nor Talpuls knows a unit of
 * @param value in that unit, finite
 */
public record Measured(Property property, @Nullable String unit, double value) {}
