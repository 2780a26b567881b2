package city.talpuls.model.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an alert. An alert begins with {@link Kind#RAISED} and ends with {@link Kind#CLEARED}; the next
 * time that its rule is met for the same device and property is another alert.
 *
 * @param alert the alert's id: the same rule, device, property and time give the same
 * @param number of this event among those of the alert, from 1
 * @param kind what happened
 * @param rule the id of the rule
 * @param name what people call the rule
 * @param device whose reading it was, or who is silent
 * @param property what it measured; absent where the device as a whole is meant
 * @param severity from now on; that of the end is that before it
 * @param value what was held against the thresholds, in the unit that the rule has
 * @param threshold the one that was passed; absent if the rule itself is gone or no longer means the device
 * @param time when that was measured
 * @param raisedAt the time of the alert's first event
 * @param recipients the ids of those who want to hear of it
 */
public record AlertEvent(
        String alert,
        int number,
        Kind kind,
        String rule,
        String name,
        DeviceId device,
        @Nullable Property property,
        Severity severity,
        double value,
        @Nullable Double threshold,
        Instant time,
        Instant raisedAt,
        List<String> recipients) {

    /** What can happen. */
    public enum Kind {
        /** There was none, and now there is. */
        RAISED,
        /** It is more severe than before. */
        ESCALATED,
        /** It is less severe than before. */
        EASED,
        /** It is over. */
        CLEARED;

        /** The word that the outside sees. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AlertEvent {
        if (number < 1) {
            throw new IllegalArgumentException("the events of an alert are counted from 1, not " + number);
        }
        recipients = List.copyOf(recipients);
    }
}
