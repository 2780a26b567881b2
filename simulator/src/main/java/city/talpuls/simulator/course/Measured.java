package city.talpuls.simulator.course;

/** One number that a sensor read. */
public record Measured(Quantity quantity, double value) {

    public Measured {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(quantity + " is not finite: " + value);
        }
    }
}
