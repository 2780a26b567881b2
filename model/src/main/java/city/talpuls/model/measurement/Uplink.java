package city.talpuls.model.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came off the wire, not yet understood.
 *
 * @param source where it came from: the MQTT topic
 * @param receivedAt when Talpuls took it off the wire
 * @param redelivered whether the broker said that it had tried to deliver this very message before
 * @param payload its bytes, possibly none; cut if they are too many
 * @param replay which message it is, if it is one that is read again
 */
public record Uplink(
        String source,
        Instant receivedAt,
        boolean redelivered,
        Payload payload,
        @Nullable Replay replay) {

    /** A message that came off the wire. */
    public Uplink(String source, Instant receivedAt, boolean redelivered, Payload payload) {
        this(source, receivedAt, redelivered, payload, null);
    }

    /** The id of the message that is read again, if this is one. */
    public @Nullable String replayOf() {
        return replay == null ? null : replay.of();
    }
}
