package city.talpuls.api.bins;

/**
 * How full a bin may become.
 *
 * @param percent from 1 to 100
 */
record Threshold(double percent) {

    private static final String FORM = "threshold must be a number from 1 to 100, in percent";

    Threshold {
        if (!(percent >= 1 && percent <= 100)) {
            throw new IllegalArgumentException(FORM);
        }
    }

    static Threshold ofText(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
            throw new IllegalArgumentException(FORM);
        }
        return new Threshold(Double.parseDouble(text));
    }
}
