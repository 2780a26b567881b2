package city.talpuls.api.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a CSV file is written. */
public enum Dialect {
    /** As the RFC has it: commas, points in numbers, times in UTC as RFC 3339 has them. */
    RFC4180(',', '.'),
    /**
     * As Excel reads it where decimals have commas: semicolons, a byte order mark, local times without an offset, and no text
     * that Excel would take for a formula.
     */
    EXCEL_DE(';', ',');

    private final char separator;
    private final char point;

    Dialect(char separator, char point) {
        this.separator = separator;
        this.point = point;
    }

    char separator() {
        return separator;
    }

    char point() {
        return point;
    }

    /** The name under which the outside knows it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #label()}. */
    public static Dialect ofLabel(String label) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a dialect must be one of "
                        + Arrays.stream(values()).map(Dialect::label).collect(Collectors.joining(", "))));
    }
}
