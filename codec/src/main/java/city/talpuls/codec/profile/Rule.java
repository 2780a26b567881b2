package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Property;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a profile makes of one decoded value.
 *
 * @param property what it becomes a value of
 * @param unit in which that value is
 * @param convert from the value as decoded
 */
record Rule(Property property, @Nullable String unit, DoubleUnaryOperator convert) {}
