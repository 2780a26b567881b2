package city.talpuls.api.air;

import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.indicators.air.CalendarYear;
import java.time.Instant;

/**
 * A year of the calendar.
 *
 * @param number from 2000 on, before which no reading is
 */
record AskedYear(int number) {

    private static final int FIRST = 2000;

    AskedYear {
        if (number < FIRST) {
            throw new IllegalArgumentException("year must be from " + FIRST + " to the one that it is now");
        }
    }

    static AskedYear ofText(String text) {
        try {
            return new AskedYear(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("year must be a whole number such as 2026", e);
        }
    }

    /**
     * The year as the clocks of a zone show it, as far as it is over.
     *
     * @throws ProblemException if it has not begun, or cannot be made of hours
     */
    CalendarYear in(Zone zone, Instant now) {
        int current = now.atZone(zone.id()).getYear();
        if (number > current) {
            throw ProblemException.badParameter("year", "year must be from " + FIRST + " to " + current);
        }
        try {
            return CalendarYear.of(number, zone.id(), now);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("tz", "in " + zone.text() + " " + e.getMessage());
        }
    }
}
