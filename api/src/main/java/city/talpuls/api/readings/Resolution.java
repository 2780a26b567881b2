package city.talpuls.api.readings;

import city.talpuls.api.parameter.Zone;
import city.talpuls.model.measurement.Interval;

/** How fine a series is. */
sealed interface Resolution {

    /** The name under which the outside knows it. */
    String label();

    /** The text that {@link #ofText} reads. */
    default String text() {
        return label();
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

    /** One point per day or month of a time zone. */
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
