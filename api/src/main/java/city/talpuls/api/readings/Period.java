package city.talpuls.api.readings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** The stretches of a calendar over which readings are summed up. */
enum Period {
    DAY("1d") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusDays(1);
        }
    },
    /** From Monday, as ISO 8601 has it. */
    WEEK("P1W") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusWeeks(1);
        }
    },
    MONTH("P1M") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusMonths(1);
        }
    },
    YEAR("P1Y") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.withDayOfYear(1);
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusYears(1);
        }
    };

    private final String label;

    Period(String label) {
        this.label = label;
    }

    /** The name under which the outside knows it. */
    String label() {
        return label;
    }

    /** The first day of the one that the day is in. */
    abstract LocalDate firstDay(LocalDate day);

    /** The first day of the one after that which begins on this day. */
    abstract LocalDate next(LocalDate firstDay);

    /** Reads {@link #label()}. */
    static Period ofLabel(String label) {
        return Arrays.stream(values())
                .filter(period -> period.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such period: '" + label + "'"));
    }
}
