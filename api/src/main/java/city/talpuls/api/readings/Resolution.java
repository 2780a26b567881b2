package city.talpuls.api.readings;

import city.talpuls.api.parameter.Zone;
import city.talpuls.model.measurement.Interval;
import java.util.Optional;

/** How fine a series is. */
sealed interface Resolution {

    /** The name under which the outside knows it. */
    String label();

    /** The text that {@link #ofText} reads. */
    default String text() {
        return label();
    }

    /** The windows that its points stand for; raw readings have none. */
    default Optional<Grid> grid() {
        return switch (this) {
            case Raw raw -> Optional.empty();
            case Windows(Interval interval) -> Optional.of(new EvenWindows(interval));
            case Calendar(LocalPeriods periods) -> Optional.of(periods);
        };
    }

    /** Every single reading. */
    record Raw() implements Resolution {
        @Override
        public String label() {
            return "raw";
        }
    }

    /** One point per window. */
    record Windows(Interval interval) implements Resolution {
        @Override
        public String label() {
            return interval.label();
        }
    }

    /** One point per day, week, month or year of a time zone. */
    record Calendar(LocalPeriods periods) implements Resolution {
        @Override
        public String label() {
            return periods.period().label();
        }

        @Override
        public String text() {
            return label() + '@' + periods.zone().text();
        }
    }

    /** Reads {@link #text()}. */
    static Resolution ofText(String text) {
        int at = text.indexOf('@');
        if (at >= 0) {
            return new Calendar(
                    new LocalPeriods(Period.ofLabel(text.substring(0, at)), Zone.ofText(text.substring(at + 1))));
        }
        return text.equals("raw") ? new Raw() : new Windows(Interval.ofLabel(text));
    }
}
