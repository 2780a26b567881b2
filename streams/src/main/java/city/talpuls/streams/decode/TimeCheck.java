package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import java.time.Duration;
import java.time.Instant;

/** Holds the times in a message against the time of its receipt. */
final class TimeCheck {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    private final Instant receivedAt;

    TimeCheck(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /**
     * The reading, flagged if its time lies 5 minutes to a day ahead.
     *
     * @throws UnreadableException if the time lies before 2000 or more than a day ahead
     */
    Reading checked(Reading reading) throws UnreadableException {
        Instant time = reading.time();
        if (time.isBefore(EARLIEST)) {
            throw new UnreadableException(
                    Reason.IMPLAUSIBLE_TIME, "the time " + time + " of " + reading.property() + " is before 2000");
        }
        if (time.isAfter(receivedAt.plus(FURTHEST_AHEAD))) {
            throw new UnreadableException(
                    Reason.IMPLAUSIBLE_TIME,
                    "the time " + time + " of " + reading.property() + " is more than a day ahead of its receipt at "
                            + receivedAt);
        }
        return time.isAfter(receivedAt.plus(TOLERANCE)) ? reading.with(Flag.FUTURE) : reading;
    }
}
