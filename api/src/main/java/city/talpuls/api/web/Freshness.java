package city.talpuls.api.web;

import city.talpuls.api.text.Written;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Says how long an answer may be kept, and spares those who have it already the sending. Nothing that was
 * measured is final: late readings come, and corrections. So a span that is over may be kept for a minute, and one that is not has to be asked for
 * again each time. The tag is that of the answer's content; it is a weak one, for the answer goes out compressed or not.
 */
@Singleton
public final class Freshness {

    /** By then most readings are there that come late. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final String OVER = "private, max-age=60, must-revalidate";
    private static final String GOES_ON = "private, no-cache";

    private final ObjectMapper json;
    private final InstantSource clock;

    Freshness(ObjectMapper json, @Named("api") InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer in JSON, or that it has not changed. It is written once, for the tag and for the client.
     *
     * @param answer what Jackson can write
     * @param to the end of the span, if it is about one and somebody said
     */
    public HttpResponse<Written> response(HttpRequest<?> request, Object answer, @Nullable Instant to) {
        return response(request, written(answer), to);
    }

    /** The same of an answer that is written already, in whatever form. */
    public MutableHttpResponse<Written> response(HttpRequest<?> request, Written body, @Nullable Instant to) {
        return tagged(request, body)
                .header(HttpHeaders.CACHE_CONTROL, isOver(to) ? OVER : GOES_ON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /**
     * An answer that is the same for everybody and may be kept by anybody, or that it has not changed.
     *
     * @param body in the form that the client has chosen by its header {@code Accept}
     * @param contentType which form that is
     * @param longest for how long it may be kept
     */
    public MutableHttpResponse<Written> shared(
            HttpRequest<?> request, Written body, String contentType, Duration longest) {
        return tagged(request, body)
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + longest.toSeconds())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING);
    }

    private static MutableHttpResponse<Written> tagged(HttpRequest<?> request, Written body) {
        String tag = "W/\"" + digest(body) + "\"";
        MutableHttpResponse<Written> response =
                isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(body);
        return response.header(HttpHeaders.ETAG, tag);
    }

    private boolean isOver(@Nullable Instant to) {
        return to != null && to.isBefore(clock.instant().minus(LATE));
    }

    /** Whether the client has it, as RFC 9110 compares weak tags. */
    private static boolean isKnown(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || ("W/" + known).equals(tag));
    }

    private Written written(Object answer) {
        try {
            return Written.of(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer cannot be written as JSON", e);
        }
    }

    /**
     * A number of 64 bits that says what the body is: two checks of 32 bits by different polynomials, which a processor works out as
     * fast as it reads. Nobody gains by an answer that has the tag of another, so it need not be hard to find one.
     */
    private static String digest(Written body) {
        return HexFormat.of().toHexDigits(check(new CRC32(), body))
                + HexFormat.of().toHexDigits(check(new CRC32C(), body));
    }

    private static int check(Checksum checksum, Written body) {
        body.check(checksum);
        return (int) checksum.getValue();
    }
}
