package city.talpuls.standalone;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A gateway that publishes at QoS 1 and knows which of its messages the broker acknowledged. */
final class Gateway implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 20_000;

    private final MqttAsyncClient client;

    private Gateway(MqttAsyncClient client) {
        this.client = client;
    }

    /** Connects without a login, as to a demo. */
    static Gateway connect(URI broker) throws MqttException {
        return connect(broker, new MqttConnectionOptions());
    }

    /** Connects with the login that the platform under test has for its gateway. */
    static Gateway connect(Platform platform) throws MqttException {
        var options = new MqttConnectionOptions();
        options.setUserName(Platform.GATEWAY);
        options.setPassword(platform.password().getBytes(StandardCharsets.UTF_8));
        return connect(platform.mqttUri(), options);
    }

    private static Gateway connect(URI broker, MqttConnectionOptions options) throws MqttException {
        var client = new MqttAsyncClient(broker.toString(), "gateway-" + UUID.randomUUID(), new MemoryPersistence());
        options.setAutomaticReconnect(false);
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return new Gateway(client);
    }

    /** Publishes and waits for the acknowledgement. */
    void publish(String topic, byte[] payload) throws MqttException {
        client.publish(topic, payload, 1, false).waitForCompletion(PATIENCE_MILLIS);
    }

    void publish(String topic, String payload) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes without waiting; calls back when, and only if, the broker has acknowledged. */
    void publish(String topic, String payload, Runnable acknowledged) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false, null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                acknowledged.run();
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {}
        });
    }

    /** Drops the connection, whatever state it is in. */
    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(0, 500, true);
        }
        client.close(true);
    }
}
