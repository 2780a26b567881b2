package city.talpuls.api.ngsild;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which properties are which attributes of which model, read once from {@code attributes.csv}. */
@Singleton
final class Attributes {

    private static final String FILE = "attributes.csv";

    private final Map<EntityType, Map<String, Attribute>> byType;

    Attributes() {
        byType = read();
    }

    Optional<Attribute> of(EntityType type, String property) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(property));
    }

    /** The properties that are attributes of such an entity. */
    List<String> properties(EntityType type) {
        return List.copyOf(byType.getOrDefault(type, Map.of()).keySet());
    }

    /** The properties that make a device such an entity. */
    List<String> making(EntityType type) {
        return byType.getOrDefault(type, Map.of()).values().stream()
                .filter(Attribute::makesOne)
                .map(Attribute::property)
                .toList();
    }

    private static Map<EntityType, Map<String, Attribute>> read() {
        try (InputStream file = Attributes.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            Map<EntityType, Map<String, Attribute>> read = new EnumMap<>(EntityType.class);
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(line -> read.computeIfAbsent(
                                    EntityType.ofText(line[0]).orElseThrow(), none -> new LinkedHashMap<>())
                            .put(
                                    line[1],
                                    new Attribute(
                                            line[1],
                                            line[2],
                                            line[3],
                                            line[4],
                                            Double.parseDouble(line[5]),
                                            line[6].equals("yes"))));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
