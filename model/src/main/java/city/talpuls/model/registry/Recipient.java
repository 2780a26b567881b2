package city.talpuls.model.registry;

import city.talpuls.model.measurement.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to hear of alerts, and how.
 *
 * @param id by which rules name it, see {@link RegistryId}
 * @param name what people call it
 * @param channel how it hears
 * @param address an http(s) address of a webhook, one or several e-mail addresses with commas between, or the topic under which
 *     it is published over MQTT
 * @param secret by which a webhook sees that it is us: the key of the signature
 * @param least severities below this are not told
 */
public record Recipient(
        String id,
        String name,
        Channel channel,
        String address,
        @Nullable String secret,
        Severity least) implements RegistryEntry {

    /** How alerts are told. */
    public enum Channel {
        /** An HTTP POST with JSON. */
        WEBHOOK,
        /** An e-mail. */
        EMAIL,
        /** A message over MQTT, with JSON. */
        MQTT
    }

    public Recipient {
        RegistryId.require("recipient", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the recipient " + id + " has no name");
        }
        if (address.isBlank()) {
            throw new IllegalArgumentException("the recipient " + id + " has no address");
        }
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.RECIPIENT, id);
    }

    /** What a log may have: not the secret, and not the address, in which there may be another. */
    @Override
    public String toString() {
        return "Recipient[" + id + ", " + name + ", " + channel + "]";
    }
}
