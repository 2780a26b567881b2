package city.talpuls.codec.binary;

import java.io.Serial;

/** Leaves a payload that ends before a field does. */
final class TooShortException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    TooShortException(String field, int end, int length) {
        super(
                field + " ends with byte " + (end - 1) + ", and the payload has " + length + " bytes",
                null,
                false,
                false);
    }
}
