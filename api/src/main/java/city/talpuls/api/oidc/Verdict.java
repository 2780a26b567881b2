package city.talpuls.api.oidc;

import city.talpuls.api.access.Caller;

/** What is to be thought of a token. */
public sealed interface Verdict {

    /** It counts. */
    record Genuine(Caller caller) implements Verdict {}

    /**
     * It does not.
     *
     * @param why for our log; the caller is not told
     */
    record Refused(String why) implements Verdict {}

    /**
     * Nobody can say, as the issuer's keys cannot be had.
     *
     * @param why for our log
     */
    record Unknown(String why) implements Verdict {}
}
