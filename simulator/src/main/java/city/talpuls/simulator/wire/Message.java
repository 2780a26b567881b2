package city.talpuls.simulator.wire;

/**
 * What is published.
 *
 * @param payload not a copy: read it only
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares messages.
public record Message(String topic, byte[] payload) {}
