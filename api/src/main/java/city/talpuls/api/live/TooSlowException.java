package city.talpuls.api.live;

import java.io.Serial;

/** Ends the stream of a client that does not keep up. */
final class TooSlowException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TooSlowException() {
        super("the client does not keep up", null, false, false);
    }
}
