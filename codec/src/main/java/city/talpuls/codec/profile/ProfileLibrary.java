package city.talpuls.codec.profile;

import city.talpuls.model.registry.RegistryEntry;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The profiles that are shipped: one YAML file per device in {@code library}, each named in {@code library/index.txt}, with
 * its codec and example uplinks, which the tests hold against it.
 */
public final class ProfileLibrary {

    private final List<RegistryEntry> entries;
    private final List<Example> examples;

    private ProfileLibrary(List<RegistryEntry> entries, List<Example> examples) {
        this.entries = List.copyOf(entries);
        this.examples = List.copyOf(examples);
    }

    /**
     * An uplink and what it says.
     *
     * @param profile the id of the profile
     * @param fPort LoRaWAN's port
     * @param bytes the payload in hex
     * @param settings of the device
     * @param readings the values by property
     * @param history the values by property of each time that has gone by
     */
    public record Example(
            String profile,
            int fPort,
            String bytes,
            Map<String, Double> settings,
            Map<String, Double> readings,
            Map<Instant, Map<String, Double>> history) {

        public Example {
            settings = settings == null ? Map.of() : Map.copyOf(settings);
            readings = readings == null ? Map.of() : Map.copyOf(readings);
            history = history == null ? Map.of() : Map.copyOf(history);
        }
    }

    /** Reads the library. */
    public static ProfileLibrary shipped() {
        ObjectReader reader = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readerFor(LibraryFile.class);
        List<RegistryEntry> entries = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (String name : index()) {
            LibraryFile file = read(reader, name);
            if (!(file.id() + ".yaml").equals(name)) {
                throw new IllegalStateException(name + " is the file of " + file.id());
            }
            file.codecSource().ifPresent(entries::add);
            entries.add(file.profile());
            examples.addAll(file.examples());
        }
        return new ProfileLibrary(entries, examples);
    }

    /** Codecs and profiles; a codec comes before the profiles that name it. */
    public List<RegistryEntry> entries() {
        return entries;
    }

    /** What is known of the profiles' uplinks. */
    public List<Example> examples() {
        return examples;
    }

    private static List<String> index() {
        try (var lines = new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's index cannot be read", e);
        }
    }

    private static LibraryFile read(ObjectReader reader, String name) {
        try (InputStream file = open(name)) {
            return reader.readValue(file);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static InputStream open(String name) {
        InputStream file = ProfileLibrary.class.getResourceAsStream("library/" + name);
        return Objects.requireNonNull(file, () -> "library/" + name + " is missing from the class path");
    }
}
