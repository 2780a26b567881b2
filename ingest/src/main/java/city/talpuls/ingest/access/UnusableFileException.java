package city.talpuls.ingest.access;

import java.io.Serial;

/** Says which file cannot be used, and which line of it is at fault. */
public final class UnusableFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnusableFileException(String what) {
        super(what);
    }

    UnusableFileException(String what, Throwable cause) {
        super(what, cause);
    }
}
