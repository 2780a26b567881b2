package city.talpuls.model.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Word that a message was the same as one before it, and that nothing of it was stored.
 *
 * @param device who sent it
 * @param receivedAt when the later of the two was received
 * @param identity by what the two are the same, see {@code docs/correctness.md}
 * @param replayOf the id of the dead letter that the later one is, if it was read again
 */
public record Duplicate(
        DeviceId device,
        Instant receivedAt,
        String identity,
        @Nullable String replayOf) {}
