package city.talpuls.codec.profile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.format.UnitFormat;
import systems.uom.ucum.format.UCUMFormat;

/**
 * From one UCUM unit to another. Levels (dB, dB[A], dBm) are no linear units and equal only themselves. A share of air by
 * volume becomes a mass concentration by the molar mass of the gas, at 293.15 K and 101.3 kPa as Directive 2008/50/EC,
 * annex VI C, has it for limit values.
 */
final class Units {

    /** Of an ideal gas at 293.15 K and 101.3 kPa, l/mol: R T / p with R = 8.314462618 J/(mol K), CODATA 2018. */
    private static final double MOLAR_VOLUME = 8.314462618 * 293.15 / 101.3;

    /** g/mol, from the IUPAC standard atomic weights of 2021. */
    private static final Map<String, Double> MOLAR_MASS = Map.of(
            "no2", 46.006, "o3", 47.997, "so2", 64.06, "co", 28.010, "nh3", 17.031, "h2s", 34.08, "hcho", 30.026);

    private final UnitFormat format = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
    private final Map<String, Optional<Unit<?>>> parsed = new ConcurrentHashMap<>();

    /**
     * The way from one unit to the unit of a property.
     *
     * @param property in whose unit the value is to be; its name tells gases apart
     * @throws IllegalArgumentException naming the unit that is none, or both if there is no way
     */
    DoubleUnaryOperator way(String from, String to, String property) {
        if (from.equals(to)) {
            return DoubleUnaryOperator.identity();
        }
        if (from.startsWith("dB") || to.startsWith("dB")) {
            throw noWay(from, to, property);
        }
        Unit<?> source = unit(from);
        Unit<?> target = unit(to);
        if (source.isCompatible(target)) {
            return converter(source, target);
        }
        Double molarMass = MOLAR_MASS.get(property);
        Unit<?> ppb = unit("[ppb]");
        Unit<?> mass = unit("ug/m3");
        if (molarMass != null && source.isCompatible(ppb) && target.isCompatible(mass)) {
            DoubleUnaryOperator share = converter(source, ppb);
            DoubleUnaryOperator concentration = converter(mass, target);
            double perPpb = molarMass / MOLAR_VOLUME;
            return value -> concentration.applyAsDouble(share.applyAsDouble(value) * perPpb);
        }
        throw noWay(from, to, property);
    }

    /**
     * Makes sure that the text is a unit.
     *
     * @throws IllegalArgumentException naming it if it is none
     */
    void require(String text) {
        if (!text.startsWith("dB")) {
            unit(text);
        }
    }

    private static IllegalArgumentException noWay(String from, String to, String property) {
        return new IllegalArgumentException("there is no way from " + from + " to " + to + ", the unit of " + property);
    }

    private static DoubleUnaryOperator converter(Unit<?> source, Unit<?> target) {
        try {
            UnitConverter converter = source.getConverterToAny(target);
            return converter::convert;
        } catch (IncommensurableException e) {
            throw new IllegalArgumentException(source + " and " + target + " measure different things", e);
        }
    }

    private Unit<?> unit(String text) {
        return parsed.computeIfAbsent(text, this::parse)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no unit in UCUM"));
    }

    /** The parser keeps what it reads to itself, and is not made for many threads. */
    private synchronized Optional<Unit<?>> parse(String text) {
        try {
            return Optional.of(format.parse(text));
        } catch (RuntimeException | Error e) {
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            // The parser ends with exceptions of several kinds, and with an Error on characters that it does not know.
            return Optional.empty();
        }
    }
}
