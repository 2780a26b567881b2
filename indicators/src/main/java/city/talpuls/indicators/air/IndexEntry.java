package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.util.List;

/** A version of an index as it is written in {@code indices.yaml}. */
record IndexEntry(String id, String version, Words name, String source, List<Words> classes, List<Line> pollutants) {

    AirIndex toIndex() {
        return new AirIndex(
                id,
                version,
                name,
                source,
                classes,
                pollutants.stream().map(Line::toScale).toList());
    }

    /** A pollutant as it is written. */
    record Line(String property, int hours, int least, List<Integer> bounds) {

        Scale toScale() {
            return new Scale(new Property(property), new Averaging(hours, least), bounds);
        }
    }
}
