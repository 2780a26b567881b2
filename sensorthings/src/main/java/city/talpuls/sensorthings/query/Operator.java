package city.talpuls.sensorthings.query;

import java.util.Locale;

/** How two values are calculated with. */
public enum Operator {
    ADD,
    SUB,
    MUL,
    /** Of two whole numbers it is a whole number. */
    DIV,
    MOD;

    boolean isSum() {
        return this == ADD || this == SUB;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
