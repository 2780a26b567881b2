package city.talpuls.simulator;

import city.talpuls.simulator.course.Spell;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be made to happen to the whole city. */
enum Scenario {
    /** A wet week, with a wave that runs through the gauges. */
    FLOOD,
    /** Days of still air. */
    SMOG;

    Spell from(Instant start) {
        return switch (this) {
            case FLOOD -> new Spell.Flood(start);
            case SMOG -> new Spell.Smog(start);
        };
    }

    /** The word that the command line knows. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for messages to people. */
    static String words() {
        return Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(", "));
    }
}
