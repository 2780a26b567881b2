package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Rfc3339;
import city.talpuls.model.measurement.UnixTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the forms in which messages write a time. */
final class Times {

    private Times() {}

    /**
     * Reads RFC 3339 text with up to nine digits of a second.
     *
     * @throws UnreadableException naming the field, if it is none, or has no offset from UTC
     */
    static Instant rfc3339(String field, JsonNode node) throws UnreadableException {
        String text = node.textValue();
        if (text == null) {
            throw unreadable(field, node.toString(), "is no text");
        }
        try {
            return Rfc3339.read(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw unreadable(field, "'" + text + "'", "is no RFC 3339 time with an offset such as Z or +01:00");
        }
    }

    /**
     * Reads RFC 3339 text, or a number of seconds or milliseconds since 1970.
     *
     * @throws UnreadableException naming the field
     */
    static Instant rfc3339OrNumber(String field, JsonNode node) throws UnreadableException {
        if (!node.isNumber()) {
            return rfc3339(field, node);
        }
        try {
            return UnixTime.read(node.doubleValue());
        } catch (DateTimeException e) {
            throw unreadable(field, node.toString(), "since 1970 is no time");
        }
    }

    /**
     * The time so many seconds after 1970, to the microsecond.
     *
     * @throws UnreadableException naming the field, if no year has that time
     */
    static Instant ofSeconds(String field, double seconds) throws UnreadableException {
        try {
            return UnixTime.ofSeconds(seconds);
        } catch (DateTimeException e) {
            throw unreadable(field, Double.toString(seconds), "seconds since 1970 is no time");
        }
    }

    private static UnreadableException unreadable(String field, String value, String why) {
        return new UnreadableException(Reason.UNREADABLE_TIME, field + " " + value + " " + why);
    }
}
