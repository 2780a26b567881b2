package city.talpuls.standalone;

/** A part of the platform did not come up, though it was asked for rightly. */
final class StartFailed extends RuntimeException {

    StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
