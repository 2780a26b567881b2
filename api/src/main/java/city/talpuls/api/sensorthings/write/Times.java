package city.talpuls.api.sensorthings.write;

import city.talpuls.api.parameter.Moment;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as clients of SensorThings write them: ISO 8601 with an offset, which the standard's examples write without a colon. */
final class Times {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?:[Zz]|([+-]\\d{2})(?::?(\\d{2}))?)");

    private Times() {}

    /** @throws IllegalArgumentException if it is no moment, with what is wrong */
    static Instant moment(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no time; one is written as 2026-11-28T12:00:00Z or +01:00");
        }
        String hours = matcher.group(2);
        String minutes = matcher.group(3);
        String offset = hours == null ? "Z" : hours + ":" + (minutes == null ? "00" : minutes);
        return Moment.ofText(matcher.group(1) + offset).instant();
    }

    /** @throws IllegalArgumentException if it is neither a moment nor a period */
    static Value.Period momentOrPeriod(String text) {
        if (text.indexOf('/') >= 0) {
            return period(text);
        }
        Instant moment = moment(text);
        return new Value.Period(moment, moment);
    }

    /** @throws IllegalArgumentException if it is no period, or if it ends before it starts */
    static Value.Period period(String text) {
        int middle = text.indexOf('/');
        if (middle < 0) {
            throw new IllegalArgumentException(
                    "is no period; one is written as 2026-11-28T12:00:00Z/2026-11-28T13:00:00Z");
        }
        return new Value.Period(moment(text.substring(0, middle)), moment(text.substring(middle + 1)));
    }
}
