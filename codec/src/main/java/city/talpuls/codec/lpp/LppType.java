package city.talpuls.codec.lpp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of Cayenne LPP or its extensions.
 *
 * @param number in the payload
 * @param label in the name of its values
 * @param parts the numbers in a value
 */
record LppType(int number, String label, List<Part> parts) {

    private static final Map<Integer, LppType> TYPES = Stream.of(
                    type(0, "digital_in", unsigned(1, "1")),
                    type(1, "digital_out", unsigned(1, "1")),
                    type(2, "analog_in", signed(2, "0.01")),
                    type(3, "analog_out", signed(2, "0.01")),
                    type(100, "generic", unsigned(4, "1")),
                    type(101, "luminosity", unsigned(2, "1")),
                    type(102, "presence", unsigned(1, "1")),
                    type(103, "temperature", signed(2, "0.1")),
                    type(104, "relative_humidity", unsigned(1, "0.5")),
                    type(
                            113,
                            "accelerometer",
                            signed("x", 2, "0.001"),
                            signed("y", 2, "0.001"),
                            signed("z", 2, "0.001")),
                    type(115, "barometric_pressure", unsigned(2, "0.1")),
                    type(116, "voltage", unsigned(2, "0.01")),
                    type(117, "current", unsigned(2, "0.001")),
                    type(118, "frequency", unsigned(4, "1")),
                    type(120, "percentage", unsigned(1, "1")),
                    type(121, "altitude", signed(2, "1")),
                    type(125, "concentration", unsigned(2, "1")),
                    type(128, "power", unsigned(2, "1")),
                    type(130, "distance_m", unsigned(4, "0.001")),
                    type(131, "energy", unsigned(4, "0.001")),
                    type(132, "direction", unsigned(2, "1")),
                    type(133, "time", unsigned(4, "1")),
                    type(134, "gyrometer", signed("x", 2, "0.01"), signed("y", 2, "0.01"), signed("z", 2, "0.01")),
                    type(135, "colour", unsigned("r", 1, "1"), unsigned("g", 1, "1"), unsigned("b", 1, "1")),
                    type(
                            136,
                            "gps",
                            signed("latitude", 3, "0.0001"),
                            signed("longitude", 3, "0.0001"),
                            signed("altitude", 3, "0.01")),
                    type(142, "switch", unsigned(1, "1")))
            .collect(Collectors.toUnmodifiableMap(LppType::number, Function.identity()));

    LppType {
        parts = List.copyOf(parts);
    }

    /** One number in a value. */
    record Part(String name, int size, boolean signed, BigDecimal resolution) {}

    private static LppType type(int number, String label, Part... parts) {
        return new LppType(number, label, List.of(parts));
    }

    private static Part unsigned(int size, String resolution) {
        return unsigned("", size, resolution);
    }

    private static Part signed(int size, String resolution) {
        return signed("", size, resolution);
    }

    private static Part unsigned(String name, int size, String resolution) {
        return new Part(name, size, false, new BigDecimal(resolution));
    }

    private static Part signed(String name, int size, String resolution) {
        return new Part(name, size, true, new BigDecimal(resolution));
    }

    static @Nullable LppType of(int number) {
        return TYPES.get(number);
    }

    /** How many bytes a value has. */
    int size() {
        return parts.stream().mapToInt(Part::size).sum();
    }
}
