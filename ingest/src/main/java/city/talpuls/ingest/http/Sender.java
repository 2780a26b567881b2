package city.talpuls.ingest.http;

import org.jspecify.annotations.Nullable;

/**
 * Who pushes a message.
 *
 * @param user who has logged in; null for somebody who has not
 */
record Sender(@Nullable String user) {

    /** Under this name a request carries its sender. */
    static final String ATTRIBUTE = "city.talpuls.sender";

    /** What stands in topics; over HTTP it is the client id too. */
    String name() {
        return user == null ? "anonymous" : user;
    }
}
