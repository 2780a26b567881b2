package city.talpuls.api.parameter;

import city.talpuls.model.measurement.Property;
import java.util.Arrays;
import java.util.List;

/**
 * Some properties.
 *
 * @param properties at least one, each once, in the order in which they were named
 */
public record PropertyNames(List<Property> properties) {

    public PropertyNames {
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("name at least one property");
        }
        properties = properties.stream().distinct().toList();
    }

    /** Reads names with commas between. */
    static PropertyNames ofText(String text) {
        return new PropertyNames(
                Arrays.stream(text.split(",", -1)).map(Property::new).toList());
    }
}
