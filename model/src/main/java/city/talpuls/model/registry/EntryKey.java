package city.talpuls.model.registry;

import java.util.Arrays;
import java.util.Locale;

/**
 * The name of a {@link RegistryEntry}.
 *
 * @param kind what it is
 * @param id its id among its kind
 */
public record EntryKey(Kind kind, String id) {

    /** What can be registered. */
    public enum Kind {
        /** A {@link CodecSource}. */
        CODEC,
        /** A {@link Profile}. */
        PROFILE,
        /** A {@link Registration}. */
        DEVICE,
        /** A {@link Gateway}. */
        GATEWAY,
        /** An {@link AlertRule}. */
        RULE,
        /** A {@link Recipient}. */
        RECIPIENT;

        /** The kind as a word, {@code profile} for instance. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is no key
     */
    public static EntryKey of(String text) {
        int slash = text.indexOf('/');
        return Arrays.stream(Kind.values())
                .filter(kind -> slash > 0 && kind.label().equals(text.substring(0, slash)))
                .findFirst()
                .map(kind -> new EntryKey(kind, text.substring(slash + 1)))
                .orElseThrow(() -> new IllegalArgumentException("no key of a registry entry: '" + text + "'"));
    }

    @Override
    public String toString() {
        return kind.label() + "/" + id;
    }
}
