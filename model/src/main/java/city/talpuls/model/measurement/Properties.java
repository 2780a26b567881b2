package city.talpuls.model.measurement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The properties that Talpuls knows, each with its unit in UCUM. The list is data, and open: others are accepted too. */
public final class Properties {

    private final Map<Property, String> units;

    private Properties(Map<Property, String> units) {
        this.units = units;
    }

    /** Reads the list that is shipped with the platform, {@code properties.csv}: a property and its unit per line. */
    public static Properties shipped() {
        var units = new LinkedHashMap<Property, String>();
        try (InputStream file = Properties.class.getResourceAsStream("properties.csv")) {
            if (file == null) {
                throw new IllegalStateException("properties.csv is missing from the class path");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(cells -> units.put(new Property(cells[0]), cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("properties.csv cannot be read", e);
        }
        return new Properties(units);
    }

    /** The UCUM unit in which readings of this property are kept; empty for a property that Talpuls does not know. */
    public Optional<String> unitOf(Property property) {
        return Optional.ofNullable(units.get(property));
    }

    /** All known properties with their units, in the order of the list. */
    public Map<Property, String> units() {
        return Map.copyOf(units);
    }
}
