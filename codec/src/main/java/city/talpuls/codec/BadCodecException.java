package city.talpuls.codec;

import java.io.Serial;

/** The source is no codec of its form; the message names the place. */
public final class BadCodecException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public BadCodecException(String message) {
        super(message, null, false, false);
    }
}
