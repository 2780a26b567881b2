package city.talpuls.simulator.wire;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The LoRaWAN session that every device joins when the simulator starts: frame counters start at 0 again, so the keys
 * and addresses must be new ones.
 */
public record Session(Seed seed) {

    private static final int DEV_ADDR_PREFIX = 0x26000000;
    private static final int DEV_ADDR_MASK = 0x01ffffff;

    /** The device's address in lower-case hex, of The Things Network's block. */
    String devAddr(SimulatedDevice device) {
        int address = (int) of(device).of("address").bits() & DEV_ADDR_MASK;
        return HexFormat.of().toHexDigits(DEV_ADDR_PREFIX | address);
    }

    /** TTN's id of the session key, in base64. */
    String keyId(SimulatedDevice device) {
        Seed key = of(device).of("key");
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(key.of("high").bits())
                .putLong(key.of("low").bits())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Seed of(SimulatedDevice device) {
        return seed.of(device.seed().value());
    }
}
