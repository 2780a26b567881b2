package city.talpuls.standalone;

/** Why the platform does not start, in one line for the one who started it. */
final class CannotStart extends Exception {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
