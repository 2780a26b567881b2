package city.talpuls.api.parameter;

/**
 * The most items that one answer holds.
 *
 * @param items from 1 to 10000
 */
public record Limit(int items) {

    public static final int MOST = 10_000;

    public Limit {
        if (items < 1 || items > MOST) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST + ", not " + items);
        }
    }

    static Limit ofText(String text) {
        try {
            return new Limit(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("limit must be a whole number from 1 to " + MOST, e);
        }
    }
}
