package city.talpuls.model.registry;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a value becomes that of another property, by a setting of the device. */
public enum Derivation {
    /** From the distance (mm) down to what is in a bin, by {@link Setting#BIN_DEPTH}: 0 to 100 %. */
    FILL_LEVEL("fill-level", Setting.BIN_DEPTH, "%"),
    /** From the distance (mm) down to the water, by {@link Setting#SENSOR_HEIGHT}: cm above the zero of the gauge. */
    WATER_LEVEL("water-level", Setting.SENSOR_HEIGHT, "cm");

    private final String label;
    private final Setting setting;
    private final String unit;

    Derivation(String label, Setting setting, String unit) {
        this.label = label;
        this.setting = setting;
        this.unit = unit;
    }

    /** The word that the outside sees. */
    public String label() {
        return label;
    }

    /** Without which there is no such value. */
    public Setting setting() {
        return setting;
    }

    /** The unit, in UCUM, in which the value comes out. */
    public String unit() {
        return unit;
    }

    /**
     * Reads {@link #label()}.
     *
     * @throws IllegalArgumentException naming the derivations that there are
     */
    public static Derivation ofLabel(String label) {
        return Arrays.stream(values())
                .filter(derivation -> derivation.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a derivation is "
                        + Arrays.stream(values()).map(Derivation::label).collect(Collectors.joining(", ")) + ", not '"
                        + label + "'"));
    }
}
