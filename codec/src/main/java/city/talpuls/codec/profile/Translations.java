package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes translations: the work of understanding names and units is done here, once, and not for each message. */
public final class Translations {

    private final Properties properties = Properties.shipped();
    private final Units units = new Units();
    private final Vocabulary vocabulary = Vocabulary.shipped(properties, units);
    private final Translation plain = new Translation(vocabulary, Map.of(), null);

    /** For devices without a profile: by the common vocabulary only. */
    public Translation plain() {
        return plain;
    }

    /**
     * For a device with a profile.
     *
     * @param settings the device's own; what is derived by a setting that it does not have is left out
     * @throws IllegalArgumentException if {@link #check} finds something
     */
    public Translation of(@Nullable Profile profile, Map<Setting, Double> settings) {
        if (profile == null || (profile.properties().isEmpty() && profile.history() == null)) {
            return plain;
        }
        Map<String, List<Rule>> rules = new HashMap<>();
        for (ProfileProperty property : profile.properties()) {
            rule(property, settings)
                    .ifPresent(rule -> rules.computeIfAbsent(property.from(), from -> new ArrayList<>(1))
                            .add(rule));
        }
        return new Translation(vocabulary, rules, profile.history());
    }

    /**
     * The way from a unit to the one of a property; as it is for a property that Talpuls knows no unit of.
     *
     * @param unit in UCUM
     * @throws IllegalArgumentException naming both units if there is no way
     */
    public DoubleUnaryOperator way(String unit, Property property) {
        return properties
                .unitOf(property)
                .map(wanted -> units.way(unit, wanted, property.name()))
                .orElse(DoubleUnaryOperator.identity());
    }

    /** What is wrong with a profile's properties, each in a sentence that begins with the place; nothing if all is well. */
    public List<String> check(Profile profile) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < profile.properties().size(); i++) {
            ProfileProperty property = profile.properties().get(i);
            try {
                convert(property);
                if (property.unit() != null) {
                    units.require(property.unit());
                }
            } catch (IllegalArgumentException e) {
                wrong.add("properties[" + i + "].unit: " + e.getMessage());
            }
        }
        return wrong;
    }

    private Optional<Rule> rule(ProfileProperty property, Map<Setting, Double> settings) {
        DoubleUnaryOperator convert = convert(property);
        String unit = properties.unitOf(property.property()).orElse(property.unit());
        Derivation derivation = property.derive();
        if (derivation == null) {
            return Optional.of(new Rule(property.property(), unit, convert));
        }
        Double setting = settings.get(derivation.setting());
        return setting == null
                ? Optional.empty()
                : Optional.of(new Rule(property.property(), unit, convert.andThen(derived(derivation, setting))));
    }

    /** To the property's unit, or, where the value is derived, to mm. */
    private DoubleUnaryOperator convert(ProfileProperty property) {
        String name = property.property().name();
        String wanted = property.derive() == null
                ? properties.unitOf(property.property()).orElse(null)
                : "mm";
        String from = property.unit();
        if (from == null || wanted == null) {
            return DoubleUnaryOperator.identity();
        }
        return units.way(from, wanted, name);
    }

    private static DoubleUnaryOperator derived(Derivation derivation, double setting) {
        return switch (derivation) {
            case FILL_LEVEL -> distance -> Math.clamp(100 * (setting - distance) / setting, 0.0, 100.0);
            case WATER_LEVEL -> distance -> (setting - distance) / 10;
        };
    }
}
