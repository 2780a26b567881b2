package city.talpuls.api.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A point in time, to the microsecond.
 *
 * @param instant when
 */
public record Moment(Instant instant) {

    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})", Pattern.DOTALL);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public Moment {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads a time as RFC 3339 has it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Moment ofText(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a time must have the form 2026-11-23T10:00:00Z or 2026-11-23T11:00:00%2B01:00"
                            + (text.contains(" ") ? "; a + in an address must be written %2B" : ""));
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new IllegalArgumentException("a time must be from " + FIRST + " to " + LAST);
            }
            return new Moment(instant);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such time: " + e.getMessage(), e);
        }
    }
}
