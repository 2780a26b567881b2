package city.talpuls.api.deadletters;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which state dead letters are wanted. */
enum StateChoice {
    /** Not read yet, whether or not somebody is about to. */
    UNSETTLED("state IN ('open', 'asked', 'sent')"),
    ALL("true"),
    OPEN("state = 'open'"),
    ASKED("state = 'asked'"),
    SENT("state = 'sent'"),
    STORED("state = 'stored'"),
    DUPLICATE("state = 'duplicate'");

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
                .orElseThrow(() -> new IllegalArgumentException("a state must be one of "
                        + Arrays.stream(values())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
