package city.talpuls.ingest.access;

import java.io.Serial;

/** A line that is not of the form its file has. Says why without repeating the line, in which there may be a secret. */
final class BadLineException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int line;

    /**
     * A fault.
     *
     * @param line its number, from 1
     * @param why what is wrong with it
     */
    BadLineException(int line, String why) {
        super(why);
        this.line = line;
    }

    int line() {
        return line;
    }
}
