package city.talpuls.codec;

import java.time.Instant;

/**
 * What a device sent by radio in one message.
 *
 * @param bytes the decrypted payload, LoRaWAN's FRMPayload; read only
 * @param fPort LoRaWAN's port, 0 to 255
 * @param receivedAt when it was received
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Never compared, and copied for nobody: a frame lives as long as its decoding.
public record Frame(byte[] bytes, int fPort, Instant receivedAt) {}
