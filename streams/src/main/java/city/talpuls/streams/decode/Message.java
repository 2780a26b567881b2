package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its format reads it, before its times are checked.
 *
 * @param device who sent it
 * @param serverIdentity by what the network server tells its messages apart; absent if it gives nothing
 * @param timed whether all its times stand in the message, none was taken from its receipt
 * @param name what the sender calls the device
 * @param position where the device is
 * @param readings its numbers
 * @param texts its words, by property
 * @param hint why there may be no numbers, if the format has a better word for it
 */
record Message(
        DeviceId device,
        @Nullable String serverIdentity,
        boolean timed,
        @Nullable String name,
        @Nullable Position position,
        List<Reading> readings,
        Map<String, String> texts,
        @Nullable String hint) {

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
