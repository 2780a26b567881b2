package city.talpuls.api.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Writes times of the years 1 to 9999, given in microseconds since 1970 in UTC. What one time has in common with the one
 * before, the day and the offset of its zone, is not worked out again.
 */
public final class Times {

    private static final long SECOND = 1_000_000;
    private static final int DAY = 86_400;

    /** As 2026-11-29 is written. */
    private static final int DATE = 10;

    private static final int LONGEST = "2026-11-29T12:34:56.123456Z".length();

    private final Ink ink;
    private final ZoneRules rules;
    private final byte[] date = new byte[DATE];
    private final byte[] text = new byte[LONGEST];
    private long day = Long.MIN_VALUE;
    private long written = Long.MIN_VALUE;
    private int length;
    private long offsetFrom;
    private long offsetTo;
    private int offset;

    /**
     * Writes with this ink.
     *
     * @param zone of {@link #local}
     */
    public Times(Ink ink, ZoneId zone) {
        this.ink = ink;
        this.rules = zone.getRules();
    }

    /** As {@link Instant#toString} has it. The same one again, as a result's after that of what was measured, costs next to nothing. */
    public void utc(long micros) {
        if (micros != written) {
            written = micros;
            length = utcText(micros);
        }
        ink.put(text, length);
    }

    private int utcText(long micros) {
        int at = dateAndTime(Math.floorDiv(micros, SECOND), 'T');
        int fraction = (int) Math.floorMod(micros, SECOND);
        if (fraction != 0) {
            text[at++] = '.';
            at = fraction % 1000 == 0
                    ? Digits.padded(fraction / 1000, 3, text, at)
                    : Digits.padded(fraction, 6, text, at);
        }
        text[at++] = 'Z';
        return at;
    }

    /** As the clocks of the zone show it, to the millisecond, with a comma before the milliseconds. */
    public void local(long micros) {
        written = Long.MIN_VALUE;
        long second = Math.floorDiv(micros, SECOND);
        int millis = (int) (Math.floorMod(micros, SECOND) / 1000);
        int at = dateAndTime(second + offset(second), ' ');
        if (millis != 0) {
            text[at++] = ',';
            at = Digits.padded(millis, 3, text, at);
        }
        ink.put(text, at);
    }

    private int dateAndTime(long second, char between) {
        long epochDay = Math.floorDiv(second, DAY);
        if (epochDay != day) {
            day = epochDay;
            LocalDate of = LocalDate.ofEpochDay(epochDay);
            int at = Digits.padded(of.getYear(), 4, date, 0);
            date[at++] = '-';
            at = Digits.padded(of.getMonthValue(), 2, date, at);
            date[at++] = '-';
            Digits.padded(of.getDayOfMonth(), 2, date, at);
        }
        System.arraycopy(date, 0, text, 0, DATE);
        int ofDay = Math.floorMod(second, DAY);
        int at = DATE;
        text[at++] = (byte) between;
        at = Digits.padded(ofDay / 3600, 2, text, at);
        text[at++] = ':';
        at = Digits.padded(ofDay / 60 % 60, 2, text, at);
        text[at++] = ':';
        return Digits.padded(ofDay % 60, 2, text, at);
    }

    private int offset(long second) {
        if (second < offsetFrom || second >= offsetTo) {
            Instant time = Instant.ofEpochSecond(second);
            ZoneOffset there = rules.getOffset(time);
            ZoneOffsetTransition next = rules.nextTransition(time);
            offset = there.getTotalSeconds();
            offsetFrom = second;
            offsetTo = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        }
        return offset;
    }
}
