package city.talpuls.model.timescale;

import java.io.Serial;

/** An archive cannot be read into this database; the message says why. */
public final class UnfitArchiveException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UnfitArchiveException(String why) {
        super(why);
    }
}
