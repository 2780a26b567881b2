package city.talpuls.model.topics;

import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Gateway;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.RegistryEntry;

/** How entries of the registry are written on {@link Topics#REGISTRY}: the key is {@link EntryKey#toString()}. */
public final class RegistryRecords {

    private final JsonCodec<CodecSource> codecs;
    private final JsonCodec<Profile> profiles;
    private final JsonCodec<Registration> devices;
    private final JsonCodec<Gateway> gateways;
    private final JsonCodec<AlertRule> rules;
    private final JsonCodec<Recipient> recipients;

    public RegistryRecords(Json json) {
        codecs = json.codec(CodecSource.class);
        profiles = json.codec(Profile.class);
        devices = json.codec(Registration.class);
        gateways = json.codec(Gateway.class);
        rules = json.codec(AlertRule.class);
        recipients = json.codec(Recipient.class);
    }

    /** The entry as JSON. */
    public byte[] write(RegistryEntry entry) {
        return switch (entry) {
            case CodecSource codec -> codecs.write(codec);
            case Profile profile -> profiles.write(profile);
            case Registration device -> devices.write(device);
            case Gateway gateway -> gateways.write(gateway);
            case AlertRule rule -> rules.write(rule);
            case Recipient recipient -> recipients.write(recipient);
        };
    }

    /**
     * Reads {@link #write}.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if the bytes are no entry of this kind
     */
    public RegistryEntry read(EntryKey.Kind kind, byte[] json) {
        return switch (kind) {
            case CODEC -> codecs.read(json);
            case PROFILE -> profiles.read(json);
            case DEVICE -> devices.read(json);
            case GATEWAY -> gateways.read(json);
            case RULE -> rules.read(json);
            case RECIPIENT -> recipients.read(json);
        };
    }
}
