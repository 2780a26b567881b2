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
            String place = "properties[" + i + "].";
            try {
                toDerive(property);
                if (property.unit() != null) {
                    units.require(property.unit());
                }
            } catch (IllegalArgumentException e) {
                wrong.add(place + "unit: " + e.getMessage());
                continue;
            }
            try {
                toKeep(property);
            } catch (IllegalArgumentException e) {
                wrong.add(place + (property.derive() == null ? "unit: " : "derive: ") + e.getMessage());
            }
        }
        return wrong;
    }

    private Optional<Rule> rule(ProfileProperty property, Map<Setting, Double> settings) {
        Derivation derivation = property.derive();
        String unit =
                properties.unitOf(property.property()).orElse(derivation == null ? property.unit() : derivation.unit());
        if (derivation == null) {
            return Optional.of(new Rule(property.property(), unit, toKeep(property)));
        }
        Double setting = settings.get(derivation.setting());
        return setting == null
                ? Optional.empty()
                : Optional.of(new Rule(
                        property.property(),
                        unit,
                        toDerive(property).andThen(derived(derivation, setting)).andThen(toKeep(property))));
    }

    /** From the device's unit to mm, where the value is derived. */
    private DoubleUnaryOperator toDerive(ProfileProperty property) {
        return property.derive() == null || property.unit() == null
                ? DoubleUnaryOperator.identity()
                : units.way(property.unit(), "mm", property.property().name());
    }

    /** From the unit in which the value is, as the device says it or as it is derived, to the property's. */
    private DoubleUnaryOperator toKeep(ProfileProperty property) {
        Derivation derivation = property.derive();
        String from = derivation == null ? property.unit() : derivation.unit();
        return from == null ? DoubleUnaryOperator.identity() : way(from, property.property());
    }

    private static DoubleUnaryOperator derived(Derivation derivation, double setting) {
        return switch (derivation) {
            case FILL_LEVEL -> distance -> Math.clamp(100 * (setting - distance) / setting, 0.0, 100.0);
            case WATER_LEVEL -> distance -> (setting - distance) / 10;
        };
    }
}
