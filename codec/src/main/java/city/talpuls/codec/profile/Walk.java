package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One walk over decoded values. */
final class Walk {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_NAMED = 20;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{1,20})?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** Under which names a place is written, north first. */
    private static final List<List<String>> PLACES = List.of(
            List.of("latitude", "longitude"), List.of("lat", "lon"), List.of("lat", "lng"), List.of("lat", "long"));

    /** A number that the profile does not name. */
    private record Unruled(String name, Vocabulary.@Nullable Word word, double value) {}

    private final Vocabulary vocabulary;
    private final Map<String, List<Rule>> rules;
    private final @Nullable String aside;
    private final Map<Property, Measured> measured = new LinkedHashMap<>();
    private final List<Unruled> unruled = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Translated.Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Position position;
    private @Nullable JsonNode setAside;

    /**
     * @param aside the path of what is not walked but set aside; absent if nothing is
     */
    Walk(Vocabulary vocabulary, Map<String, List<Rule>> rules, @Nullable String aside) {
        this.vocabulary = vocabulary;
        this.rules = rules;
        this.aside = aside;
    }

    /** What was met at the path that is not walked, if it was. */
    @Nullable
    JsonNode setAside() {
        return setAside;
    }

    void object(String path, JsonNode object) {
        List<String> place = place(object);
        for (var field : object.properties()) {
            if (!place.contains(field.getKey())) {
                value(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            }
        }
    }

    /** The names of the two numbers in the object that are a place on earth, which is then the device's; else none. */
    private List<String> place(JsonNode object) {
        for (List<String> names : PLACES) {
            JsonNode north = object.path(names.get(0));
            JsonNode east = object.path(names.get(1));
            if (north.isNumber() && east.isNumber()) {
                if (Position.isValid(north.doubleValue(), east.doubleValue())) {
                    position = new Position(north.doubleValue(), east.doubleValue());
                } else {
                    warn(names.get(0) + " " + north + ", " + names.get(1) + " " + east + " is no place on earth");
                }
                return names;
            }
        }
        return List.of();
    }

    private void value(String path, JsonNode node) {
        if (path.equals(aside)) {
            setAside = node;
        } else if (node.isObject()) {
            if (node.path("value").isNumber() && !rules.containsKey(path + ".value")) {
                number(path, node.path("value").doubleValue());
            } else {
                object(path, node);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                value(path + "." + i, node.get(i));
            }
        } else if (node.isNumber()) {
            number(path, node.doubleValue());
        } else if (!node.isNull() && !node.isMissingNode()) {
            text(path, node.asText());
        }
    }

    private void text(String path, String text) {
        if ((rules.containsKey(path) || vocabulary.word(path) != null)
                && NUMBER.matcher(text.strip()).matches()) {
            number(path, Double.parseDouble(text.strip()));
        } else if (Property.isValid(path)) {
            String clean = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
            texts.put(path, clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 3) + "...");
        } else {
            faultOfName(path);
        }
    }

    private void number(String path, double value) {
        List<Rule> ruled = rules.get(path);
        if (ruled == null) {
            Vocabulary.Word word = vocabulary.word(path);
            unruled.add(new Unruled(path, word == null ? vocabulary.wordOfChannel(path) : word, value));
            return;
        }
        for (Rule rule : ruled) {
            measure(rule.property(), rule.unit(), rule.convert().applyAsDouble(value), path);
        }
    }

    /** Whether the property had no value yet, and has this now. */
    private boolean measure(Property property, @Nullable String unit, double value, String path) {
        if (!Reading.isValid(value)) {
            fault(Translated.Kind.VALUE, path + " is " + value + ", where a value is finite and at most 1e100");
            return true;
        }
        return measured.putIfAbsent(property, new Measured(property, unit, value)) == null;
    }

    Translated translated() {
        for (Unruled one : unruled) {
            Vocabulary.Word word = one.word();
            boolean taken = word != null
                    && measure(word.property(), word.unit(), word.convert().applyAsDouble(one.value()), one.name());
            if (!taken) {
                underItsOwnName(one);
            }
        }
        return new Translated(List.copyOf(measured.values()), List.of(), texts, position, faults, List.of(), warnings);
    }

    private void underItsOwnName(Unruled one) {
        if (!Property.isValid(one.name())) {
            faultOfName(one.name());
        } else if (!measure(new Property(one.name()), null, one.value(), one.name())) {
            warn(one.name() + " is left out: another value is the property of that name");
        }
    }

    private void faultOfName(String name) {
        fault(
                Translated.Kind.NAME,
                "'" + shown(name) + "' cannot name a property: 1 to 100 printable characters without commas");
    }

    /** What a device wrote, made fit to stand in a sentence. */
    static String shown(String text) {
        String clean = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
        return clean.length() <= 100 ? clean : clean.substring(0, 97) + "...";
    }

    private void fault(Translated.Kind kind, String detail) {
        if (faults.size() < MOST_NAMED) {
            faults.add(new Translated.Fault(kind, detail));
        }
    }

    private void warn(String warning) {
        if (warnings.size() < MOST_NAMED) {
            warnings.add(warning);
        }
    }
}
