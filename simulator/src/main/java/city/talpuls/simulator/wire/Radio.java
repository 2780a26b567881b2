package city.talpuls.simulator.wire;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Mast;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The city's LoRaWAN network: which gateways hear a frame, and how well. */
final class Radio {

    private static final int CHANNELS = 8;
    private static final int MOST_RECEPTIONS = 3;
    private static final double DBM_AT_ONE_KILOMETRE = -84;
    private static final double DB_PER_DECADE = 35;
    private static final double NOISE_FLOOR_DBM = -117;
    private static final int FAINTEST_DBM = -128;

    private final List<List<Mast>> coverage;

    Radio(Fleet fleet, List<Mast> masts) {
        this.coverage =
                fleet.devices().stream().map(device -> nearest(device, masts)).toList();
    }

    Mast nearest(SimulatedDevice device) {
        return near(device).getFirst();
    }

    Airing airing(Utterance utterance) {
        SimulatedDevice device = utterance.device();
        Seed frame = device.seed().of("air").of(utterance.measuredAt());
        Seed hearing = utterance.copy() ? frame.of("copy") : frame;
        List<Mast> near = near(device);
        int first = utterance.copy() ? 1 : 0;
        int count = 1 + hearing.of("count").below(MOST_RECEPTIONS);
        var receptions = new ArrayList<Reception>(count);
        for (int i = 0; i < count; i++) {
            receptions.add(reception(device, near.get(first + i), hearing.of(i)));
        }
        receptions.sort(Comparator.comparingInt(Reception::rssi).reversed());
        return new Airing(
                SpreadingFactor.forSignal(usualSignal(device, near.getFirst())),
                frame.of("channel").below(CHANNELS),
                List.copyOf(receptions));
    }

    private static Reception reception(SimulatedDevice device, Mast mast, Seed chance) {
        int rssi = Math.max(
                FAINTEST_DBM,
                usualSignal(device, mast) + (int) Math.round(chance.of("fading").between(-5, 5)));
        double snr =
                Math.clamp((rssi - NOISE_FLOOR_DBM) * 0.6 + chance.of("noise").between(-3, 3), -19, 12);
        boolean exactClock = Math.floorMod(mast.name().length(), 2) == 0;
        return new Reception(mast, rssi, Math.round(snr * 4) / 4.0, exactClock);
    }

    private static int usualSignal(SimulatedDevice device, Mast mast) {
        double kilometres = Math.max(0.05, device.position().metresTo(mast.position()) / 1000);
        double walls = device.seed().of("walls").between(0, 26);
        return (int) Math.round(DBM_AT_ONE_KILOMETRE - DB_PER_DECADE * Math.log10(kilometres) - walls);
    }

    private List<Mast> near(SimulatedDevice device) {
        return coverage.get(device.index());
    }

    private static List<Mast> nearest(SimulatedDevice device, List<Mast> masts) {
        return masts.stream()
                .sorted(Comparator.comparingDouble(mast -> mast.position().metresTo(device.position())))
                .limit(MOST_RECEPTIONS + 1)
                .toList();
    }
}
