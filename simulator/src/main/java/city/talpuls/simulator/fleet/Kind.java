package city.talpuls.simulator.fleet;

import static city.talpuls.simulator.fleet.Format.CHIRPSTACK;
import static city.talpuls.simulator.fleet.Format.NATIVE;
import static city.talpuls.simulator.fleet.Format.SENML;
import static city.talpuls.simulator.fleet.Format.TTN;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The kinds of device, with how many of each a fleet of 120 has, and the formats that they take turns in. */
public enum Kind {
    AIR(24, 10, 1),
    WEATHER(18, 10, 2),
    NOISE(22, 5, 3),
    LEVEL(12, 5, 4),
    WASTE(44, 15, 5);

    private final int share;
    private final Duration interval;
    private final int port;

    Kind(int share, long minutes, int port) {
        this.share = share;
        this.interval = Duration.ofMinutes(minutes);
        this.port = port;
    }

    int share() {
        return share;
    }

    /** How often such a device speaks, as its owner set it. */
    Duration interval() {
        return interval;
    }

    /** The LoRaWAN port on which such a device sends. */
    public int port() {
        return port;
    }

    /** The format of the n-th device of this kind, among those that are wanted. */
    Format formatOf(int n, List<Format> wanted) {
        List<Format> usual = turns().stream().filter(wanted::contains).toList();
        List<Format> choice = usual.isEmpty() ? wanted : usual;
        return choice.get(n % choice.size());
    }

    private List<Format> turns() {
        return switch (this) {
            case AIR -> List.of(TTN, CHIRPSTACK, TTN, NATIVE, CHIRPSTACK, SENML);
            case WEATHER -> List.of(CHIRPSTACK, TTN, SENML, TTN, NATIVE);
            case NOISE -> List.of(CHIRPSTACK, TTN, CHIRPSTACK, NATIVE);
            case LEVEL -> List.of(CHIRPSTACK, CHIRPSTACK, NATIVE, CHIRPSTACK, CHIRPSTACK, SENML);
            case WASTE -> List.of(CHIRPSTACK, CHIRPSTACK, CHIRPSTACK, TTN, NATIVE);
        };
    }

    /** Its name in the table of sites. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
