package city.talpuls.streams.topology;

import city.talpuls.codec.form.Codecs;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.registry.RegistryEntry;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.registry.Catalogue;
import java.util.List;

/** Registries as tests need them, without a topic behind. */
public final class Registered {

    private Registered() {}

    public static Catalogue nothing() {
        return with();
    }

    public static Catalogue with(RegistryEntry... entries) {
        return new Catalogue(new Json(), new Codecs(1)::compile, new Translations()::of, List.of(entries), () -> {
            throw new IllegalStateException("there is no topic here");
        });
    }
}
