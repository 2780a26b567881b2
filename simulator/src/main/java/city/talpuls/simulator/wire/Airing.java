package city.talpuls.simulator.wire;

import java.util.List;

/**
 * One frame in the air.
 *
 * @param channel one of the eight of the band in Europe
 * @param receptions best first, at least one
 */
record Airing(SpreadingFactor spreading, int channel, List<Reception> receptions) {

    private static final long FIRST_CHANNEL_HZ = 868_100_000;
    private static final long LOWER_CHANNEL_HZ = 867_100_000;
    private static final long STEP_HZ = 200_000;
    private static final int UPPER_CHANNELS = 3;

    long frequencyHz() {
        return channel < UPPER_CHANNELS
                ? FIRST_CHANNEL_HZ + channel * STEP_HZ
                : LOWER_CHANNEL_HZ + (channel - UPPER_CHANNELS) * STEP_HZ;
    }
}
