package city.talpuls.model.measurement;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Times as text, RFC 3339. Each reading has one and is written and read several times on its way, so the usual form goes
 * past {@link DateTimeFormatter}, which takes ten times as long; all else is left to it.
 */
public final class Rfc3339 {

    private static final int SECONDS_END = 19;
    private static final int LONGEST_USUAL = 64;
    private static final int SECONDS_PER_DAY = 86_400;

    private Rfc3339() {}

    /** The time in UTC, with no, three, six or nine digits of a second: just as {@link Instant#toString()}. */
    public static String write(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), (long) SECONDS_PER_DAY);
        int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_PER_DAY);
        var date = LocalDate.ofEpochDay(Math.clamp(day, -365_000_000L, 365_000_000L));
        if (date.getYear() < 0 || date.getYear() > 9999) {
            return time.toString();
        }
        var text = new byte[30];
        digits(text, 0, 4, date.getYear());
        text[4] = '-';
        digits(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, second / 3600);
        text[13] = ':';
        digits(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, second % 60);
        int end = fraction(text, time.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    private static int fraction(byte[] text, int nano) {
        if (nano == 0) {
            return SECONDS_END;
        }
        text[SECONDS_END] = '.';
        if (nano % 1_000_000 == 0) {
            digits(text, SECONDS_END + 1, 3, nano / 1_000_000);
            return SECONDS_END + 4;
        }
        if (nano % 1_000 == 0) {
            digits(text, SECONDS_END + 1, 6, nano / 1_000);
            return SECONDS_END + 7;
        }
        digits(text, SECONDS_END + 1, 9, nano);
        return SECONDS_END + 10;
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Reads a time with an offset from UTC and up to nine digits of a second.
     *
     * @throws DateTimeException if the text is none
     */
    public static Instant read(String text) {
        if (isUsual(text)) {
            int year = number(text, 0, 4);
            int month = number(text, 5, 2);
            int day = number(text, 8, 2);
            int hour = number(text, 11, 2);
            int minute = number(text, 14, 2);
            int second = number(text, 17, 2);
            if (hour < 24 && minute < 60 && second < 60) {
                long days = LocalDate.of(year, month, day).toEpochDay();
                return Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second, nano(text));
            }
        }
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .parse(text, OffsetDateTime::from)
                .toInstant();
    }

    /** Whether it is four digits of a year to two of a second, perhaps digits behind a point, then Z or +00:00. */
    private static boolean isUsual(String text) {
        int length = text.length();
        if (length < SECONDS_END + 1 || length > LONGEST_USUAL) {
            return false;
        }
        for (int i = 0; i < SECONDS_END; i++) {
            if (!fits(i, text.charAt(i))) {
                return false;
            }
        }
        int zone = endOfFraction(text);
        return zone > 0
                && ((zone == length - 1 && text.charAt(zone) == 'Z')
                        || (text.startsWith("+00:00", zone) && length == zone + 6));
    }

    private static boolean fits(int place, char c) {
        return switch (place) {
            case 4, 7 -> c == '-';
            case 10 -> c == 'T';
            case 13, 16 -> c == ':';
            default -> isDigit(c);
        };
    }

    /** Where the digits of the second's fraction end; -1 if there are too few or too many. */
    private static int endOfFraction(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS_END - 1;
        return digits >= 1 && digits <= 9 && end < text.length() ? end : -1;
    }

    private static int nano(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return 0;
        }
        int end = endOfFraction(text);
        int nano = number(text, SECONDS_END + 1, end - SECONDS_END - 1);
        for (int digits = end - SECONDS_END - 1; digits < 9; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
