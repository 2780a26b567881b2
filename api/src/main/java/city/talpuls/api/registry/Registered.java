package city.talpuls.api.registry;

import city.talpuls.model.registry.RegistryEntry;

/**
 * An entry that counts.
 *
 * @param entry the entry
 * @param origin who made it
 */
record Registered<T extends RegistryEntry>(T entry, Origin origin) {

    /** Who made an entry. */
    enum Origin {
        SHIPPED,
        OPERATOR
    }
}
