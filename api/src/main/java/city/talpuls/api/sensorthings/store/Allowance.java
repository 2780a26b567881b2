package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.query.BadQueryException;

/** How many entities one answer may still have. */
final class Allowance {

    /** So many entities one answer may have in all. */
    static final int MOST = 100_000;

    private long left = MOST;

    /** How many rows to read at most: one more than are left, to see that it is too much. */
    long most() {
        return left + 1;
    }

    /** @throws BadQueryException if it is too much */
    void take(long entities) {
        left -= entities;
        if (left < 0) {
            throw refusal();
        }
    }

    static BadQueryException refusal() {
        return new BadQueryException(
                "$expand",
                0,
                "The answer would have more than " + MOST
                        + " entities; ask for fewer by $top, here or within $expand.");
    }
}
