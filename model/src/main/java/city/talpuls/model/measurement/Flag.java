package city.talpuls.model.measurement;

/** A doubt about a reading. A doubtful reading is kept, and the doubt is shown wherever the value is. */
public enum Flag {
    /** Dated 5 minutes to a day ahead of its receipt: the device's clock is wrong. */
    FUTURE("future", 1, Origin.MESSAGE),
    /** Made up by a network server's console, not measured. */
    SIMULATED("simulated", 2, Origin.MESSAGE),
    /** Dated so long before its receipt, or so often with the same time, that the device's clock is in doubt. */
    CLOCK("clock", 4, Origin.MESSAGE),
    /** Beyond what the device can measure, or what can be. */
    RANGE("range", 8, Origin.SERIES),
    /** Further from the reading before than what is measured can move in that time. */
    RATE("rate", 16, Origin.SERIES),
    /** Far from the reading before and from the one after, to the same side. */
    SPIKE("spike", 32, Origin.SERIES),
    /** The same for longer than what is measured stays the same. */
    STUCK("stuck", 64, Origin.SERIES),
    /** Particles measured in air so humid that water counts as dust. */
    HUMIDITY("humidity", 128, Origin.SERIES);

    private enum Origin {
        /** Seen from the message alone, when it was received. */
        MESSAGE,
        /** Seen from the readings by the rules of the device's profile; it comes and goes with both. */
        SERIES
    }

    private final String label;
    private final int bit;
    private final Origin origin;

    Flag(String label, int bit, Origin origin) {
        this.label = label;
        this.bit = bit;
        this.origin = origin;
    }

    /** The name under which the outside sees this flag. */
    public String label() {
        return label;
    }

    int bit() {
        return bit;
    }

    boolean isOfSeries() {
        return origin == Origin.SERIES;
    }
}
