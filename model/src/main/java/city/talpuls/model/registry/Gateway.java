package city.talpuls.model.registry;

import city.talpuls.model.measurement.Position;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that hears devices.
 *
 * @param id its EUI in lower-case hex for LoRaWAN, else its login; see {@link RegistryId}
 * @param name what people call it
 * @param location where it stands, if known
 */
public record Gateway(String id, String name, @Nullable Position location) implements RegistryEntry {

    public Gateway {
        RegistryId.require("gateway", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the gateway " + id + " has no name");
        }
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.GATEWAY, id);
    }
}
