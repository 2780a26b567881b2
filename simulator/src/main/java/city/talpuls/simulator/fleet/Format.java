package city.talpuls.simulator.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The wire formats that the simulated devices speak. */
public enum Format {
    /** JSON of a ChirpStack v4 server. */
    CHIRPSTACK,
    /** JSON of The Things Stack v3. */
    TTN,
    /** The native flat object. */
    NATIVE,
    /** The native SenML pack. */
    SENML;

    /** The word that the command line knows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for messages to people. */
    public static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }

    /** Whether its devices are known by a DevEUI. */
    public boolean isLoRaWan() {
        return this == CHIRPSTACK || this == TTN;
    }
}
