package city.talpuls.api.catalog;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What properties are about, read once from {@code topics.csv}. */
@Singleton
final class Topics {

    private static final String FILE = "topics.csv";

    /** A property that nobody thought of: it comes from a sensor. */
    private static final Topic ANY = new Topic("TECH", null, List.of("Sensor"));

    private final Map<String, Topic> byProperty;

    Topics() {
        byProperty = read();
    }

    Topic of(String property) {
        return byProperty.getOrDefault(property, ANY);
    }

    private static Map<String, Topic> read() {
        try (InputStream file = Topics.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            var read = new HashMap<String, Topic>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(line -> read.put(
                            line[0],
                            new Topic(line[1], line[2].isEmpty() ? null : line[2], Arrays.asList(line[3].split(";")))));
            return Map.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
