package city.talpuls.api.deliveries;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The states of a delivery. */
enum StateChoice {
    /** It is to be told, for the first time or again. */
    WAITING,
    /** The recipient has taken it. */
    DELIVERED,
    /** It was given up. */
    FAILED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StateChoice ofText(String text) {
        return Arrays.stream(values())
                .filter(state -> state.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a state must be one of "
                        + Arrays.stream(values()).map(StateChoice::label).collect(Collectors.joining(", "))));
    }
}
