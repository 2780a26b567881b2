package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the units of SenML to the unit in which Talpuls keeps a property: those of RFC 8428, 12.1, with what RFC 8798 added,
 * and the secondary ones of RFC 8798. The unit that Talpuls itself writes is understood too. {@code %} is a hundredth here,
 * as everybody means it, where RFC 8428 has it as another name of {@code /}. Decibels are those of the property.
 */
final class SenMlUnits {

    /** What is not written alike in UCUM, or not at all. */
    private static final Map<String, String> IN_UCUM = Map.ofEntries(
            Map.entry("/", "1"),
            Map.entry("/100", "%"),
            Map.entry("/1000", "[ppth]"),
            Map.entry("%RH", "%"),
            Map.entry("%EL", "%"),
            Map.entry("EL", "s"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("1/s", "Hz"),
            Map.entry("1/min", "/min"),
            Map.entry("beat/min", "/min"),
            Map.entry("pH", "[pH]"),
            Map.entry("B", "By"),
            Map.entry("KiB", "KiBy"),
            Map.entry("GB", "GBy"),
            Map.entry("MB/s", "MBy/s"),
            Map.entry("VA", "V.A"),
            Map.entry("kVA", "kV.A"),
            Map.entry("VAs", "V.A.s"),
            Map.entry("kVAh", "kV.A.h"),
            Map.entry("var", "V.A"),
            Map.entry("kvar", "kV.A"),
            Map.entry("vars", "V.A.s"),
            Map.entry("varh", "V.A.h"),
            Map.entry("kvarh", "kV.A.h"),
            Map.entry("Ah", "A.h"),
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("Wh/km", "W.h/km"));

    /** What is written alike. */
    private static final Set<String> ALIKE = Set.of(
            "m", "kg", "g", "s", "A", "K", "cd", "mol", "Hz", "rad", "sr", "N", "Pa", "J", "W", "C", "V", "F", "Ohm",
            "S", "Wb", "T", "H", "Cel", "lm", "lx", "Bq", "Gy", "Sv", "kat", "m2", "m3", "l", "m/s", "m/s2", "m3/s",
            "l/s", "W/m2", "cd/m2", "bit", "bit/s", "S/m", "J/m", "kg/m3", "deg", "%", "ms", "min", "h", "MHz", "kW",
            "Mbit/s", "mV", "mA", "ug/m3", "mm/h", "m/h", "hPa", "mm", "cm", "km", "km/h");

    /** Logarithms, which are no units to UCUM, and numbers of things, which are no ratios. */
    private static final Set<String> ALONE = Set.of("dB", "dBm", "dBW", "Bspl", "count", "beats");

    private final Properties properties = Properties.shipped();
    private final Translations translations;
    private final Map<String, Optional<DoubleUnaryOperator>> ways = new ConcurrentHashMap<>();

    SenMlUnits(Translations translations) {
        this.translations = translations;
    }

    /** The units that are known to be SenML's. */
    static Set<String> known() {
        return Stream.of(IN_UCUM.keySet(), ALIKE, ALONE).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The value in the property's unit; as it is where the pack names no unit or Talpuls does not know the property.
     *
     * @throws UnreadableException if the unit cannot be that of the property
     */
    double value(String place, String name, String unit, double value) throws UnreadableException {
        return way(place, name, unit).applyAsDouble(value);
    }

    /**
     * The sum of values over time in the property's unit times seconds, where a shift of zero, as between Kelvin and
     * Celsius, would need the time that it was summed over.
     *
     * @throws UnreadableException if the unit cannot be that of the property, or its zero is another
     */
    double sum(String place, String name, String unit, double sum) throws UnreadableException {
        DoubleUnaryOperator way = way(place, name, unit);
        if (way.applyAsDouble(0) != 0) {
            throw refused(place, name, unit);
        }
        return way.applyAsDouble(sum);
    }

    private DoubleUnaryOperator way(String place, String name, String unit) throws UnreadableException {
        Property property = Property.isValid(name) ? new Property(name) : null;
        String wanted = property == null ? null : properties.unitOf(property).orElse(null);
        if (unit.isEmpty() || property == null || wanted == null || unit.equals(wanted)) {
            return DoubleUnaryOperator.identity();
        }
        if (!ALIKE.contains(unit) && !IN_UCUM.containsKey(unit) && !ALONE.contains(unit)) {
            throw refused(place, name, unit);
        }
        return ways.computeIfAbsent(unit + " " + name, _ -> found(unit, wanted, property))
                .orElseThrow(() -> refused(place, name, unit));
    }

    private Optional<DoubleUnaryOperator> found(String unit, String wanted, Property property) {
        if (ALONE.contains(unit)) {
            return Optional.ofNullable(alone(unit, wanted));
        }
        try {
            String ucum = IN_UCUM.getOrDefault(unit, unit);
            return Optional.of(translations.way(ucum, property));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable DoubleUnaryOperator alone(String unit, String wanted) {
        return switch (unit) {
            case "dB" -> wanted.startsWith("dB") ? DoubleUnaryOperator.identity() : null;
            case "dBW" -> wanted.equals("dBm") ? value -> value + 30 : null;
            case "Bspl" -> wanted.equals("dB[A]") ? value -> value * 10 : null;
            case "count", "beats" -> wanted.equals("1") ? DoubleUnaryOperator.identity() : null;
            default -> null;
        };
    }

    private UnreadableException refused(String place, String name, String unit) {
        return new UnreadableException(
                Reason.WRONG_FORM,
                place + ".u: " + name + " is kept in "
                        + properties.unitOf(new Property(name)).orElse("no unit") + ", and '" + unit + "' is not that");
    }
}
