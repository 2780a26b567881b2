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

    private final Ink ink;
    private final ZoneRules rules;
    private long day = Long.MIN_VALUE;
    private int year;
    private int month;
    private int dayOfMonth;
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

    /** As {@link Instant#toString} has it. */
    public void utc(long micros) {
        long second = Math.floorDiv(micros, SECOND);
        int fraction = (int) Math.floorMod(micros, SECOND);
        dateAndTime(second, 'T');
        if (fraction != 0) {
            ink.put('.');
            if (fraction % 1000 == 0) {
                ink.padded(fraction / 1000, 3);
            } else {
                ink.padded(fraction, 6);
            }
        }
        ink.put('Z');
    }

    /** As the clocks of the zone show it, to the millisecond, with a comma before the milliseconds. */
    public void local(long micros) {
        long second = Math.floorDiv(micros, SECOND);
        int millis = (int) (Math.floorMod(micros, SECOND) / 1000);
        dateAndTime(second + offset(second), ' ');
        if (millis != 0) {
            ink.put(',');
            ink.padded(millis, 3);
        }
    }

    private void dateAndTime(long second, char between) {
        long epochDay = Math.floorDiv(second, DAY);
        if (epochDay != day) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            day = epochDay;
            year = date.getYear();
            month = date.getMonthValue();
            dayOfMonth = date.getDayOfMonth();
        }
        int ofDay = Math.floorMod(second, DAY);
        ink.padded(year, 4);
        ink.put('-');
        ink.padded(month, 2);
        ink.put('-');
        ink.padded(dayOfMonth, 2);
        ink.put(between);
        ink.padded(ofDay / 3600, 2);
        ink.put(':');
        ink.padded(ofDay / 60 % 60, 2);
        ink.put(':');
        ink.padded(ofDay % 60, 2);
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
