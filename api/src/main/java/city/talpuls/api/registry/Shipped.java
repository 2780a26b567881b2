package city.talpuls.api.registry;

import city.talpuls.codec.profile.ProfileLibrary;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.RegistryEntry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is shipped with the platform, by kind and id. */
@Singleton
final class Shipped {

    private final Map<EntryKey.Kind, Map<String, RegistryEntry>> entries = new TreeMap<>();

    Shipped() {
        for (RegistryEntry entry : ProfileLibrary.shipped().entries()) {
            entries.computeIfAbsent(entry.key().kind(), kind -> new TreeMap<>())
                    .put(entry.key().id(), entry);
        }
    }

    /** Those of a kind whose ids come after this one, in order. */
    Map<String, RegistryEntry> after(EntryKey.Kind kind, String id) {
        return new TreeMap<>(entries.getOrDefault(kind, Map.of())).tailMap(id, false);
    }

    Optional<RegistryEntry> entry(EntryKey key) {
        return Optional.ofNullable(entries.getOrDefault(key.kind(), Map.of()).get(key.id()));
    }
}
