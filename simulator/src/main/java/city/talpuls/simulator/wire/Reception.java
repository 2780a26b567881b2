package city.talpuls.simulator.wire;

import city.talpuls.simulator.fleet.Mast;

/**
 * How one gateway heard a frame.
 *
 * @param rssi in dBm
 * @param snr in dB
 * @param exactClock whether the gateway has a satellite clock
 */
record Reception(Mast mast, int rssi, double snr, boolean exactClock) {}
