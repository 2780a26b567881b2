package city.talpuls.model.registry;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A number that belongs to one device where it stands, and without which its distance says nothing. */
public enum Setting {
    /** From the sensor down to the bottom of its bin, mm. */
    BIN_DEPTH("binDepth", 10, 100_000),
    /** Of the sensor above the zero of the gauge, mm. */
    SENSOR_HEIGHT("sensorHeight", -1_000_000, 1_000_000);

    private final String label;
    private final double least;
    private final double most;

    Setting(String label, double least, double most) {
        this.label = label;
        this.least = least;
        this.most = most;
    }

    /** The name that the outside sees. */
    public String label() {
        return label;
    }

    /**
     * The value, if it can be one.
     *
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    public double checked(double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    label + " is a number of mm from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /**
     * Reads {@link #label()}.
     *
     * @throws IllegalArgumentException naming the settings that there are
     */
    public static Setting ofLabel(String label) {
        return Arrays.stream(values())
                .filter(setting -> setting.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a setting is "
                        + Arrays.stream(values()).map(Setting::label).collect(Collectors.joining(", ")) + ", not '"
                        + label + "'"));
    }
}
