package city.talpuls.api.storage;

import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * How long something is kept: a week to 200 years.
 *
 * @param period that long
 */
record Keep(Period period) {

    private static final int LEAST_DAYS = 7;
    private static final int MOST_MONTHS = 200 * 12;
    private static final int DAYS_OF_A_MONTH = 30; // As the database compares spans.
    private static final String ALLOWED = "P7D to P200Y, or null for ever";

    Keep {
        long days = period.toTotalMonths() * DAYS_OF_A_MONTH + period.getDays();
        if (period.getYears() < 0
                || period.getMonths() < 0
                || period.getDays() < 0
                || days < LEAST_DAYS
                || days > (long) MOST_MONTHS * DAYS_OF_A_MONTH) {
            throw new IllegalArgumentException("keep has to be " + ALLOWED + ", not " + period);
        }
    }

    /** Reads {@code P90D}, {@code P12W}, {@code P3Y}. */
    static Keep ofText(String text) {
        try {
            return new Keep(Period.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("keep has to be " + ALLOWED + ", not '" + text + "'", e);
        }
    }

    /** As ISO 8601 has it. */
    String text() {
        return period.toString();
    }
}
