package city.talpuls.sensorthings.query;

import java.io.Serial;

/** A query or resource path means nothing here. The message is a sentence for whoever wrote it. */
public final class BadQueryException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String option;
    private final int position;

    /**
     * @param option in which text it is, such as {@code $filter}, or {@code path}
     * @param position of the character in the decoded text of that option, the first is 0
     * @param message what is wrong and what is allowed
     */
    public BadQueryException(String option, int position, String message) {
        super(message, null, false, false);
        this.option = option;
        this.position = position;
    }

    public String option() {
        return option;
    }

    public int position() {
        return position;
    }
}
