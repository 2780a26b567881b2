package city.talpuls.model.registry;

import java.util.Arrays;
import java.util.Locale;

/** Who may see a device. */
public enum Visibility {
    /** Everyone. */
    PUBLIC,
    /** Only who is signed in. */
    INTERNAL;

    /** The word that the outside sees. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #label()}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Visibility ofLabel(String label) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a visibility is public or internal, not '" + label + "'"));
    }
}
