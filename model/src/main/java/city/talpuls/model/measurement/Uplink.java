package city.talpuls.model.measurement;

import java.time.Instant;

/**
 * A message as it came off the wire, not yet understood.
 *
 * @param source where it came from: the MQTT topic
 * @param receivedAt when Talpuls took it off the wire
 * @param redelivered whether the broker said that it had tried to deliver this very message before
 * @param payload its bytes, possibly none; cut if they are too many
 */
public record Uplink(String source, Instant receivedAt, boolean redelivered, Payload payload) {}
