package city.talpuls.api.alerts;

import java.util.Arrays;
import java.util.Locale;

/** Which alerts are wanted. */
enum StateChoice {
    OPEN("cleared_at IS NULL"),
    UNACKNOWLEDGED("cleared_at IS NULL AND acknowledged_at IS NULL"),
    CLEARED("cleared_at IS NOT NULL"),
    ALL("true");

    private final String condition;

    StateChoice(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    static StateChoice ofText(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a state must be one of open, unacknowledged, cleared, all"));
    }
}
