package city.talpuls.api.bins;

/** Numbers as far as they mean anything. */
final class Rounded {

    private Rounded() {}

    static double toTenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double toThousandths(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
