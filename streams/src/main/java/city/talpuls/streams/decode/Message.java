package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its format reads it: what is around the values, and the values as far as the format knows what they are.
 *
 * @param device who sent it
 * @param serverIdentity by what the network server tells its messages apart; absent if it gives nothing
 * @param timed whether all its times stand in the message, none was taken from its receipt
 * @param time when the values without a time of their own were measured
 * @param quality the doubts about them
 * @param name what the sender calls the device
 * @param position where the device is
 * @param radio the payload as the device sent it, where it came by radio
 * @param values what the sender, or its network server, says under names of its own; absent if it says nothing so
 * @param readings what the format itself makes readings of; of a payload that came by radio only where the device has no
 *     codec of its own
 * @param texts words that the format itself gives a name, likewise
 * @param isEvent whether it tells of the device, for which words are enough, and not what the device measured
 */
record Message(
        DeviceId device,
        @Nullable String serverIdentity,
        boolean timed,
        Instant time,
        Quality quality,
        @Nullable String name,
        @Nullable Position position,
        @Nullable Radio radio,
        @Nullable ObjectNode values,
        List<Reading> readings,
        Map<String, String> texts,
        boolean isEvent) {

    /** By its own identity, else by device and content; content without a time may be said again. */
    Identity identity(Uplink uplink) {
        return serverIdentity == null
                ? new Identity("content " + device + " " + digest(uplink), !timed, uplink.redelivered())
                : new Identity(serverIdentity, false, uplink.redelivered());
    }

    private static String digest(Uplink uplink) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(uplink.source().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(uplink.payload().bytes());
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
