package city.talpuls.sensorthings.query;

import java.util.Locale;

/** How two values are compared. */
public enum Comparator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    /** What holds the other way round. */
    public Comparator swapped() {
        return switch (this) {
            case EQ, NE -> this;
            case GT -> LT;
            case GE -> LE;
            case LT -> GT;
            case LE -> GE;
        };
    }

    /** Whether it asks for order, and not only for equality. */
    boolean orders() {
        return this != EQ && this != NE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
