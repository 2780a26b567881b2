package city.talpuls.model.registry;

/** Something that operators registered; of two entries with one key the later counts. */
public sealed interface RegistryEntry permits CodecSource, Profile, Registration, Gateway, AlertRule, Recipient {

    /** What it is and its id, {@code profile/lht65}: unique among all entries. */
    EntryKey key();
}
