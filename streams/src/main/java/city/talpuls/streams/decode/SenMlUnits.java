package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the units of SenML (RFC 8428, 12.1, and RFC 8798) to the unit in which Talpuls keeps a property. */
final class SenMlUnits {

    private static final Properties PROPERTIES = Properties.shipped();

    private record Conversion(String from, String to, double factor, double offset) {}

    private static final Map<String, String> SAME =
            Map.of("%RH", "%", "%EL", "%", "ppm", "[ppm]", "dBm", "dBm", "dB", "dB[A]", "lx", "lx", "m3/s", "m3/s");

    private static final List<Conversion> CONVERSIONS = List.of(
            new Conversion("K", "Cel", 1, -273.15),
            new Conversion("Pa", "hPa", 0.01, 0),
            new Conversion("m", "cm", 100, 0),
            new Conversion("m", "mm", 1000, 0),
            new Conversion("cm", "mm", 10, 0),
            new Conversion("mm", "cm", 0.1, 0),
            new Conversion("/", "%", 100, 0),
            new Conversion("mV", "V", 0.001, 0),
            new Conversion("kPa", "hPa", 10, 0),
            new Conversion("km/h", "m/s", 1 / 3.6, 0),
            new Conversion("g", "kg", 0.001, 0),
            new Conversion("rad", "deg", 180 / Math.PI, 0),
            new Conversion("kg/m3", "ug/m3", 1e9, 0),
            new Conversion("l/s", "m3/s", 0.001, 0));

    private SenMlUnits() {}

    /**
     * The value in the property's unit; as it is where the pack names no unit or Talpuls does not know the property.
     *
     * @throws UnreadableException if the unit cannot be that of the property
     */
    static double inPropertyUnit(String place, String name, String unit, double value) throws UnreadableException {
        Optional<String> wanted = Property.isValid(name) ? PROPERTIES.unitOf(new Property(name)) : Optional.empty();
        if (unit.isEmpty() || wanted.isEmpty()) {
            return value;
        }
        String target = wanted.get();
        if (unit.equals(target) || target.equals(SAME.get(unit)) || (unit.equals("dB") && target.startsWith("dB"))) {
            return value;
        }
        for (Conversion conversion : CONVERSIONS) {
            if (conversion.from.equals(unit) && conversion.to.equals(target)) {
                return value * conversion.factor + conversion.offset;
            }
        }
        throw new UnreadableException(
                Reason.WRONG_FORM,
                place + ".u: " + name + " is kept in " + target + ", and '" + unit + "' is not that");
    }
}
