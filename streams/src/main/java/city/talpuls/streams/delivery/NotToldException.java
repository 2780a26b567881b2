package city.talpuls.streams.delivery;

import java.io.Serial;

/** A recipient was not told, or did not say that it was; the message says why, for operators. */
public final class NotToldException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NotToldException(String why) {
        super(why);
    }

    NotToldException(String what, Exception cause) {
        super(
                what + ": " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
