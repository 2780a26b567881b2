package city.talpuls.ingest.mqtt;

import java.io.Serial;

/** A broker cannot be reached, refuses us, or went away. */
final class NoConnection extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NoConnection(String why) {
        super(why);
    }

    NoConnection(Exception why) {
        super(reason(why), why);
    }

    /** What the client says, and what was behind it. */
    private static String reason(Exception why) {
        var cause = why.getCause();
        return cause == null
                ? String.valueOf(why.getMessage())
                : why.getMessage() + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
