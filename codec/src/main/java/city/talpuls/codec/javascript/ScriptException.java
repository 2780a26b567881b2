package city.talpuls.codec.javascript;

import city.talpuls.codec.Decoded.Fault;
import java.io.Serial;

/** Ends the run of a script that failed or was stopped. */
final class ScriptException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Fault fault;

    ScriptException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
