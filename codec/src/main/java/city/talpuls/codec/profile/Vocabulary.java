package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that vendors commonly give to what they measure, {@code vocabulary.csv}, and Talpuls' own. Only names that
 * mean the same everywhere are in it; {@code battery}, here volts and there percent, is a profile's to explain. Capital
 * letters make no difference, and a channel at the end, {@code temperature_3}, none to the meaning.
 */
final class Vocabulary {

    private static final Pattern WITH_CHANNEL = Pattern.compile("(.+?)_\\d{1,3}");

    /** What a name means. */
    record Word(Property property, @Nullable String unit, DoubleUnaryOperator convert) {}

    private final Map<String, Word> words;

    private Vocabulary(Map<String, Word> words) {
        this.words = words;
    }

    static Vocabulary shipped(Properties properties, Units units) {
        Map<String, Word> words = new HashMap<>();
        properties
                .units()
                .forEach((property, unit) ->
                        words.put(property.name(), new Word(property, unit, DoubleUnaryOperator.identity())));
        for (String[] cells : lines()) {
            var property = new Property(cells[1]);
            String kept = properties.unitOf(property).orElse(cells[2]);
            words.put(cells[0], new Word(property, kept, units.way(cells[2], kept, property.name())));
        }
        return new Vocabulary(Map.copyOf(words));
    }

    /** What the name means, if it means the same everywhere. */
    @Nullable
    Word word(String name) {
        Word word = words.get(name);
        return word == null ? words.get(name.toLowerCase(Locale.ROOT)) : word;
    }

    /** What the name means without the channel at its end, if it has one. */
    @Nullable
    Word wordOfChannel(String name) {
        if (name.isEmpty() || !Character.isDigit(name.charAt(name.length() - 1))) {
            return null;
        }
        Matcher matcher = WITH_CHANNEL.matcher(name);
        return matcher.matches() ? word(matcher.group(1)) : null;
    }

    private static List<String[]> lines() {
        try (InputStream file = Vocabulary.class.getResourceAsStream("vocabulary.csv")) {
            if (file == null) {
                throw new IllegalStateException("vocabulary.csv is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.csv cannot be read", e);
        }
    }
}
