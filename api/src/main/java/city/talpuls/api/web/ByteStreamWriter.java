package city.talpuls.api.web;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
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
import org.jspecify.annotations.Nullable;

/** Hands the pieces of a stream to the connection as they are. */
@Singleton
final class ByteStreamWriter implements ResponseBodyWriter<ByteStream> {

    @Override
    public boolean isWriteable(Argument<ByteStream> type, @Nullable MediaType mediaType) {
        return type.getType() == ByteStream.class;
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<ByteStream> type,
            MediaType mediaType,
            ByteStream stream) {
        return bodies.adapt(stream.pieces().map(bodies.readBufferFactory()::adapt));
    }

    /** For callers that know no connection. */
    @Override
    public void writeTo(
            Argument<ByteStream> type,
            MediaType mediaType,
            ByteStream stream,
            MutableHeaders headers,
            OutputStream output) {
        try {
            for (byte[] piece : stream.pieces().toIterable(1)) {
                output.write(piece);
            }
        } catch (IOException e) {
            throw new CodecException("the answer cannot be written", e);
        }
    }
}
