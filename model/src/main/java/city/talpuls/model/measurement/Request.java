package city.talpuls.model.measurement;

import java.time.Instant;

/**
 * What an operator asks to be done with what a device has said, in its turn among the device's messages.
 *
 * @param id by which its outcome is known
 * @param kind what is to be done
 * @param from with readings of this time
 * @param to and before this one
 * @param registry the offset up to which the registry has to be known before it is done: what it was asked for after
 */
public record Request(String id, Kind kind, Instant from, Instant to, long registry) {

    /** What can be asked for. */
    public enum Kind {
        /** To find the doubts about the readings anew, by the rules as they are now. */
        RECHECK,
        /** Word that all messages received in that time were read again, by the codec as it is now. */
        REDECODE,
        /** To forget the device, with all that it said before. */
        ERASE
    }

    public Request {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span of time begins before it ends, not at " + from + " for " + to);
        }
    }
}
