package city.talpuls.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why a message was not taken, as RFC 9457 has it, with the same types and fields as api's. */
enum Problem {
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter cannot be used"),
    NOT_LOGGED_IN(HttpStatus.UNAUTHORIZED, "This address wants a login"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "This login may not send that"),
    TOO_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many messages at the same time"),
    KAFKA_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "Kafka is away");

    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The answer that says what is wrong this time. */
    MutableHttpResponse<Map<String, Object>> answer(String detail) {
        return answer(Map.of(), detail);
    }

    /** The answer that says what is wrong with this parameter. */
    MutableHttpResponse<Map<String, Object>> answer(String field, String detail) {
        return answer(Map.of("field", field), detail);
    }

    private MutableHttpResponse<Map<String, Object>> answer(Map<String, Object> more, String detail) {
        var answer = HttpResponse.<Map<String, Object>>status(status)
                .body(body(
                        "https://talpuls.city/problems/"
                                + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        title,
                        status,
                        detail,
                        more))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        return switch (this) {
            case NOT_LOGGED_IN ->
                answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Talpuls\", charset=\"UTF-8\"");
            case TOO_BUSY, KAFKA_AWAY -> answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case BAD_PARAMETER, NOT_ALLOWED -> answer;
        };
    }

    /** What a problem of no type of our own looks like. */
    static Map<String, Object> body(HttpStatus status, String detail) {
        return body("about:blank", status.getReason(), status, detail, Map.of());
    }

    private static Map<String, Object> body(
            String type, String title, HttpStatus status, String detail, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status.getCode());
        body.put("detail", detail);
        body.putAll(more);
        return body;
    }
}
