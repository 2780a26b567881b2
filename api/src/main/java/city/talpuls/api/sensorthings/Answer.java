package city.talpuls.api.sensorthings;

import city.talpuls.api.text.Written;
import io.micronaut.http.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes back to the client. */
final class Answer {

    private final Written body;
    private final String mediaType;
    private final @Nullable String next;

    /**
     * An answer.
     *
     * @param body nobody changes it
     * @param next where it goes on, if the body does not say it
     */
    Answer(Written body, String mediaType, @Nullable String next) {
        this.body = body;
        this.mediaType = mediaType;
        this.next = next;
    }

    static Answer json(Written body) {
        return new Answer(body, MediaType.APPLICATION_JSON, null);
    }

    /** There is no value. */
    static Answer nothing() {
        return json(Written.of(new byte[0]));
    }

    boolean isNothing() {
        return body.length() == 0;
    }

    Written body() {
        return body;
    }

    String mediaType() {
        return mediaType;
    }

    /** Where it goes on, for the header that says so (RFC 8288). */
    Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
