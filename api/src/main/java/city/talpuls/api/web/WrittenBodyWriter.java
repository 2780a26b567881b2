package city.talpuls.api.web;

import city.talpuls.api.text.Written;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import reactor.core.publisher.Flux;

/**
 * Gives answers to the server in pieces, for which it has memory at hand. For one of megabytes it asks the operating system each
 * time, which fills it with zeros first.
 */
@Singleton
final class WrittenBodyWriter implements ResponseBodyWriter<Written> {

    private static final int PIECE = 128 * 1024;

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<Written> type,
            MediaType mediaType,
            Written written) {
        ReadBufferFactory buffers = bodies.readBufferFactory();
        if (written.length() <= PIECE) {
            return bodies.adapt(buffers.adapt(written.part(0, written.length())));
        }
        return bodies.adapt(
                Flux.range(0, Math.ceilDiv(written.length(), PIECE))
                        .map(piece -> buffers.adapt(
                                written.part(piece * PIECE, Math.min((piece + 1) * PIECE, written.length())))),
                OptionalLong.of(written.length()));
    }

    @Override
    public void writeTo(
            Argument<Written> type, MediaType mediaType, Written written, MutableHeaders headers, OutputStream out) {
        headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType);
        try {
            written.writeTo(out);
        } catch (IOException e) {
            throw new CodecException("an answer cannot be written", e);
        }
    }
}
