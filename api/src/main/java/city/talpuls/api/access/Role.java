package city.talpuls.api.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do; each role may do what the one before may. */
public enum Role {
    /** Sees what is measured. */
    READER,
    /** Sees how the platform works too, and asks what takes long to answer. */
    ANALYST,
    /** Steers what happens every day: devices, profiles, rules, recipients. */
    OPERATOR,
    /** Decides about keys, gateways, storage and erasures, and sees who did what. */
    ADMIN;

    /**
     * Reads it as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Role ofText(String text) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a role is one of "
                        + Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", ")) + ", not '"
                        + text + "'"));
    }

    /** Whether who has this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
