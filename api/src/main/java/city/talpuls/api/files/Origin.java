package city.talpuls.api.files;

import city.talpuls.model.measurement.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from.
 *
 * @param device who measured
 * @param property what
 * @param unit in UCUM, if it is known
 * @param position where the device stands, if that is known
 */
public record Origin(
        String device,
        String property,
        @Nullable String unit,
        @Nullable Position position) {}
