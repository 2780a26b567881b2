package city.talpuls.streams.decode;

import city.talpuls.model.measurement.FrameCounter;
import org.jspecify.annotations.Nullable;

/**
 * What a device sent by radio, as the network server passes it on.
 *
 * @param bytes the decrypted payload; none if the message carries none
 * @param fPort LoRaWAN's port
 * @param counter the message's number, where a session is named in which it counts
 * @param signal how well it was heard
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copied for nobody.
record Radio(byte[] bytes, int fPort, @Nullable FrameCounter counter, Signal signal) {}
