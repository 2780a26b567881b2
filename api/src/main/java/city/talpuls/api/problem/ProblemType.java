package city.talpuls.api.problem;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.util.Locale;

/** The kinds of problems, each with an address that never changes. */
public enum ProblemType {
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter cannot be used"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Who asks is not known"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not for everybody"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    UNKNOWN_DEVICE(HttpStatus.NOT_FOUND, "There is no such device"),
    UNKNOWN_ENTRY(HttpStatus.NOT_FOUND, "The registry has no such entry"),
    UNKNOWN_CLASS(HttpStatus.NOT_FOUND, "Nothing is stored as that"),
    UNKNOWN_INDEX(HttpStatus.NOT_FOUND, "There is no such index"),
    CONFLICT(HttpStatus.CONFLICT, "The registry does not allow this now"),
    UNKNOWN_DATASTREAM(HttpStatus.NOT_FOUND, "The device has no such datastream"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address knows no such method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This address has no such form of answer"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This address takes no such form of body"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "There were too many requests"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong in Talpuls"),
    DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The database is away"),
    ISSUER_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The issuer of tokens is away"),
    KAFKA_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "Kafka is away"),
    TOO_SLOW(HttpStatus.SERVICE_UNAVAILABLE, "The answer took too long"),
    TOO_MANY_EXPORTS(HttpStatus.SERVICE_UNAVAILABLE, "Too many files are asked for at the same time");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    URI uri() {
        return URI.create("https://talpuls.city/problems/"
                + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
