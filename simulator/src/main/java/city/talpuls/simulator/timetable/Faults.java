package city.talpuls.simulator.timetable;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong on the way.
 *
 * @param duplicates the share of messages that come twice, 0 to 1
 * @param late the share of messages that are held up, 0 to 1
 */
public record Faults(double duplicates, double late) {

    private static final double SHORTEST_DELAY_SECONDS = 10;
    private static final double LONGEST_DELAY_SECONDS = 30 * 60;

    public Faults {
        requireShare("duplicates", duplicates);
        requireShare("late", late);
    }

    /** What a network in good order does. */
    public static Faults mild() {
        return new Faults(0.01, 0.01);
    }

    /** By how much the message is held up, if it is. */
    Optional<Duration> delay(Seed message) {
        if (message.of("late").share() >= late) {
            return Optional.empty();
        }
        double span = message.of("delay").share() * Math.log(LONGEST_DELAY_SECONDS / SHORTEST_DELAY_SECONDS);
        return Optional.of(Duration.ofMillis((long) (SHORTEST_DELAY_SECONDS * Math.exp(span) * 1000)));
    }

    /** How long after the message its copy comes, if there is one. */
    Optional<Duration> copy(Seed message) {
        return message.of("twice").share() < duplicates
                ? Optional.of(Duration.ofMillis((long) message.of("echo").between(120, 2_000)))
                : Optional.empty();
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of " + name + " is 0 to 1, not " + share);
        }
    }
}
