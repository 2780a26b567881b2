package city.talpuls.api.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which page of the catalogue.
 *
 * @param number from 1 to 100000
 */
record PageNumber(int number) {

    private static final int MOST = 100_000;
    private static final String FORM = "page must be a whole number from 1 to " + MOST;

    PageNumber {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(FORM);
        }
    }

    static PageNumber ofText(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(FORM);
        }
        return new PageNumber(Integer.parseInt(text));
    }

    /** The number, or that of the first. */
    static int orFirst(@Nullable PageNumber page) {
        return page == null ? 1 : page.number();
    }
}
