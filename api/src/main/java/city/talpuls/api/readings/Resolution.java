package city.talpuls.api.readings;

import city.talpuls.model.measurement.Interval;

/** How fine a series is. */
sealed interface Resolution {

    /** The name under which the outside knows it. */
    String label();

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

    /** Reads {@link #label()}. */
    static Resolution ofLabel(String label) {
        return label.equals("raw") ? new Raw() : new Windows(Interval.ofLabel(label));
    }
}
