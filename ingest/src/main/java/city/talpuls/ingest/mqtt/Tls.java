package city.talpuls.ingest.mqtt;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a broker proves who it is, and we to it.
 *
 * @param trust PEM file with the certificates to trust; without it those that Java trusts
 * @param certificate PEM file with our own certificate and those between it and its authority
 * @param key PEM file with its private key
 */
record Tls(
        @Nullable Path trust,
        @Nullable Path certificate,
        @Nullable Path key) {

    /**
     * Makes the sockets of such connections.
     *
     * @throws NoConnection if a file cannot be read or holds something else
     */
    SSLSocketFactory sockets() throws NoConnection {
        try {
            var builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
            if (trust != null) {
                builder.trustManager(trust.toFile());
            }
            if (certificate != null && key != null) {
                builder.keyManager(certificate.toFile(), key.toFile());
            }
            return ((JdkSslContext) builder.build()).context().getSocketFactory();
        } catch (SSLException | IllegalArgumentException e) {
            throw new NoConnection(e);
        }
    }
}
