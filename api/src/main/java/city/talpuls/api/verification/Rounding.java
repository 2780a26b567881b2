package city.talpuls.api.verification;

/**
 * How far numbers may be apart that were added up in another order: as far as if each value were off by
 * {@link #OF_THE_GREATEST} of the greatest of them. Adding a hundred thousand values in any order is off by less.
 *
 * @param count how many values were added
 * @param greatest the greatest amount among them
 */
record Rounding(long count, double greatest) {

    static final double OF_THE_GREATEST = 1e-10;

    /** Java and the database raise to powers each in its own way. */
    static final double OF_AN_ENERGY = 1e-9;

    boolean sameSum(double a, double b) {
        return Math.abs(a - b) <= count * off();
    }

    /** The sum of squared distances changes by twice the distance for each value that is off. */
    boolean sameSquares(double a, double b) {
        double deviation = Math.sqrt(Math.max(0, Math.max(a, b)) / count);
        return Math.abs(a - b) <= count * off() * (2 * deviation + off());
    }

    /** Energies are above zero, so that their sum is off by no greater share than any of them. */
    static boolean sameEnergy(double a, double b) {
        return Math.abs(a - b) <= OF_AN_ENERGY * Math.max(a, b);
    }

    private double off() {
        return OF_THE_GREATEST * greatest;
    }
}
