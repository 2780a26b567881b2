package city.talpuls.model.measurement;

/** A doubt about a reading. A doubtful reading is kept, and the doubt is shown wherever the value is. */
public enum Flag {
    /** Dated 5 minutes to a day ahead of its receipt: the device's clock is wrong. */
    FUTURE("future", 1),
    /** Made up by a network server's console, not measured. */
    SIMULATED("simulated", 2);

    private final String label;
    private final int bit;

    Flag(String label, int bit) {
        this.label = label;
        this.bit = bit;
    }

    /** The name under which the outside sees this flag. */
    public String label() {
        return label;
    }

    int bit() {
        return bit;
    }
}
