package city.talpuls.streams.delivery;

import city.talpuls.model.destination.Destination;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes over MQTT 5, over one connection that is made when it is needed and kept. */
public final class Publisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int QOS = 1;
    private static final int CONNECT_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final long ANSWER_MILLIS = 10_000;

    /** Reason codes from here on are failures (MQTT 5, 2.4). */
    private static final int REFUSED = 0x80;

    private final MqttConfig config;
    private final String clientId = "talpuls-streams-" + UUID.randomUUID();
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable MqttAsyncClient connected;

    public Publisher(MqttConfig config) {
        this.config = config;
    }

    /** What is said once, to those who listen. */
    public record Said(String topic, String json) {}

    /** Whether there is a broker to publish to. */
    public boolean hasBroker() {
        return config.address() != null;
    }

    /**
     * Says something at QoS 0 and returns when all of it is on its way.
     *
     * @throws NotToldException if it is not
     */
    public void say(List<Said> all) throws NotToldException {
        try {
            MqttAsyncClient client = client(address());
            IMqttToken last = null;
            for (Said said : all) {
                last = client.publish(
                        said.topic(),
                        new MqttMessage(said.json().getBytes(StandardCharsets.UTF_8), 0, false, properties()));
            }
            if (last != null) {
                last.waitForCompletion(ANSWER_MILLIS);
            }
        } catch (MqttException e) {
            throw new NotToldException("the broker did not take it", e);
        }
    }

    /**
     * Publishes a letter at QoS 1.
     *
     * @throws NotToldException if the broker does not say that it has it
     */
    void publish(Destination.Topic topic, Letter letter) throws NotToldException {
        URI address = address();
        var message = new MqttMessage(letter.json().getBytes(StandardCharsets.UTF_8), QOS, false, properties());
        try {
            var answer = client(address).publish(topic.name(), message);
            answer.waitForCompletion(ANSWER_MILLIS);
            int[] codes = answer.getReasonCodes();
            if (codes != null && codes.length > 0 && codes[0] >= REFUSED) {
                throw new NotToldException("the broker refused it (reason code " + codes[0] + ")");
            }
        } catch (MqttException e) {
            throw new NotToldException("the broker did not take it", e);
        }
    }

    private URI address() throws NotToldException {
        URI address = config.address();
        if (address == null) {
            throw new NotToldException("no MQTT broker is configured");
        }
        return address;
    }

    private static MqttProperties properties() {
        var properties = new MqttProperties();
        properties.setContentType("application/json");
        return properties;
    }

    /** One connects at a time; those who wait for him leave when their own time is over. */
    private MqttAsyncClient client(URI address) throws MqttException, NotToldException {
        try {
            connecting.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotToldException("the broker was not reached", e);
        }
        try {
            if (connected != null && connected.isConnected()) {
                return connected;
            }
            end();
            var client = new MqttAsyncClient(MqttConfig.written(address), clientId, new MemoryPersistence());
            connected = client;
            client.connect(options(address)).waitForCompletion(ANSWER_MILLIS);
            return client;
        } finally {
            connecting.unlock();
        }
    }

    private MqttConnectionOptions options(URI address) throws NotToldException {
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        config.login().user().ifPresent(options::setUserName);
        config.login().secret().ifPresent(secret -> options.setPassword(secret.getBytes(StandardCharsets.UTF_8)));
        if (MqttConfig.isEncrypted(address)) {
            try {
                options.setSocketFactory(SSLContext.getDefault().getSocketFactory());
            } catch (NoSuchAlgorithmException e) {
                throw new NotToldException("this Java has no TLS", e);
            }
            options.setHttpsHostnameVerificationEnabled(true);
        }
        return options;
    }

    private void end() {
        if (connected != null) {
            try {
                connected.disconnectForcibly(0, 1, false);
                connected.close(true);
            } catch (MqttException e) {
                LOG.debug("the connection was gone already", e);
            }
            connected = null;
        }
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            end();
        } finally {
            connecting.unlock();
        }
    }
}
