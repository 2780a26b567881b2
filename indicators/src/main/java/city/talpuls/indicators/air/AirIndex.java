package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How somebody grades the air, in one version.
 *
 * @param id by which it is known
 * @param version of its definition
 * @param name what people call it
 * @param source where the definition is published
 * @param classes the names of its classes, the best first
 * @param scales how it grades each of its pollutants
 */
public record AirIndex(String id, String version, Words name, String source, List<Words> classes, List<Scale> scales) {

    public AirIndex {
        classes = List.copyOf(classes);
        scales = List.copyOf(scales);
        for (Scale scale : scales) {
            if (scale.bounds().size() != classes.size() - 1) {
                throw new IllegalArgumentException("the index " + id + " has " + classes.size() + " classes, and of "
                        + scale.pollutant() + " " + scale.bounds().size() + " bounds between them");
            }
        }
    }

    /**
     * How good the air was in the hour that starts then; nothing if no pollutant has a mean.
     *
     * @param means by pollutant, in ug/m3; those that are missing are left out, never zero
     */
    public Optional<AirQuality> at(Instant hour, Map<Property, HourlyMeans> means) {
        Map<Property, Graded> graded = new LinkedHashMap<>();
        for (Scale scale : scales) {
            HourlyMeans measured = means.get(scale.pollutant());
            if (measured != null) {
                scale.averaging()
                        .of(measured, hour)
                        .ifPresent(mean -> graded.put(scale.pollutant(), new Graded(mean, scale.gradeOf(mean))));
            }
        }
        return graded.isEmpty()
                ? Optional.empty()
                : Optional.of(new AirQuality(hour, graded, graded.size() == scales.size()));
    }

    /** How many hours before the one that is asked for it may look at. */
    public int lookBack() {
        return scales.stream()
                .mapToInt(scale -> scale.averaging().hours() - 1)
                .max()
                .orElse(0);
    }

    /** The pollutants that it grades. */
    public List<Property> pollutants() {
        return scales.stream().map(Scale::pollutant).toList();
    }
}
