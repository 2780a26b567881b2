package city.talpuls.streams.delivery;

import city.talpuls.model.destination.Destination;
import city.talpuls.model.destination.InternalAddresses;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts letters to webhooks. Of the answer only the status counts; its body is not read, and no redirect is followed. */
final class Webhooks implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final InternalAddresses internal;
    private final Duration limit;
    private final CloseableHttpClient client;

    /**
     * @param internal whom not to write to
     * @param clock says when a signature was made
     * @param most how many requests there are at the same time
     * @param limit how long one may take, from the look-up of the name to the answer
     */
    Webhooks(InternalAddresses internal, InstantSource clock, int most, Duration limit) {
        this.internal = internal;
        this.limit = limit;
        this.clock = clock;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(internal))
                        .setMaxConnTotal(most)
                        .setMaxConnPerRoute(most)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(TO_CONNECT))
                                .setSocketTimeout(Timeout.of(limit))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limit))
                        .setResponseTimeout(Timeout.of(limit))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // Each request looks its host up anew.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Talpuls")
                .build();
    }

    /** How long a request may take. */
    Duration limit() {
        return limit;
    }

    /**
     * Posts a letter.
     *
     * @param secret signs it, if there is one
     * @throws NotToldException if the webhook does not answer 2xx
     */
    void post(Destination.Webhook webhook, @Nullable String secret, Letter letter) throws NotToldException {
        if (internal.refuse(webhook.host())) {
            throw new NotToldException(webhook.host() + " is an internal address");
        }
        var post = new HttpPost(webhook.address());
        post.setEntity(new StringEntity(letter.json(), ContentType.APPLICATION_JSON));
        post.setHeader("Idempotency-Key", letter.key());
        if (secret != null) {
            post.setHeader("Talpuls-Signature", Signature.of(secret, clock.instant(), letter.json()));
        }
        int status = status(post);
        if (status < 200 || status > 299) {
            throw new NotToldException("the webhook answered " + status);
        }
    }

    private int status(HttpPost post) throws NotToldException {
        try {
            int status = client.executeOpen(RoutingSupport.determineHost(post), post, null)
                    .getCode();
            // Ends the connection; if the response were closed instead, the rest of it would be read.
            post.cancel();
            return status;
        } catch (IOException | HttpException e) {
            throw new NotToldException("the webhook was not reached", e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
