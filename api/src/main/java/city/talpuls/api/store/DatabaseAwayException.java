package city.talpuls.api.store;

import java.io.Serial;

/** The database is not there, or has no schema yet. */
final class DatabaseAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DatabaseAwayException(String message) {
        super(message);
    }
}
