package city.talpuls.ingest.mqtt;

import java.util.Arrays;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/**
 * MQTT 3.1.1, for brokers that know no later version. The broker decides how long it keeps a session and how much it
 * sends ahead; one that only knows QoS 0, as The Things Stack's, keeps nothing at all.
 */
final class Mqtt311 implements Wire {

    /** What is granted instead of a QoS when a subscription is refused (MQTT 3.1.1, 3.9.3). */
    private static final int REFUSED = 0x80;

    private final BrokerConfig config;
    private final MqttAsyncClient client;

    Mqtt311(BrokerConfig config) throws NoConnection {
        this.config = config;
        try {
            this.client = new MqttAsyncClient(
                    Address.of(config.address()).toString(), config.clientId(), new MemoryPersistence());
        } catch (MqttException | IllegalArgumentException e) {
            throw new NoConnection(e);
        }
    }

    @Override
    public void open(Receiver receiver) throws NoConnection {
        client.setManualAcks(true);
        client.setCallback(new Callback(receiver));
        try {
            client.connect(options()).waitForCompletion(ANSWER_MILLIS);
            String[] filters = config.filters().toArray(String[]::new);
            int[] qos = new int[filters.length];
            Arrays.fill(qos, QOS);
            var answer = client.subscribe(filters, qos);
            answer.waitForCompletion(ANSWER_MILLIS);
            if (Arrays.stream(answer.getGrantedQos()).anyMatch(granted -> granted >= REFUSED)) {
                throw new NoConnection("the broker refuses a subscription to " + config.topics());
            }
        } catch (MqttException e) {
            throw new NoConnection(e);
        }
    }

    private MqttConnectOptions options() throws NoConnection {
        var options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(false);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        if (config.username() != null) {
            options.setUserName(config.username());
        }
        config.secret().ifPresent(secret -> options.setPassword(secret.toCharArray()));
        if (Address.of(config.address()).isEncrypted()) {
            options.setSocketFactory(new Tls(config.trust(), config.certificate(), config.key()).sockets());
            options.setHttpsHostnameVerificationEnabled(true);
        }
        return options;
    }

    @Override
    public void acknowledge(int packetId) throws NoConnection {
        try {
            client.messageArrivedComplete(packetId, QOS);
        } catch (MqttException e) {
            throw new NoConnection(e);
        }
    }

    @Override
    public void close() {
        Ending.by(this::disconnect, () -> client.disconnectForcibly(0, 1, false), () -> client.close(true));
    }

    private void disconnect() throws MqttException {
        if (client.isConnected()) {
            client.disconnect(0).waitForCompletion(GOODBYE_MILLIS);
        }
    }

    private record Callback(Receiver receiver) implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            var receipt = new Receipt(message.getId(), message.getQos() > 0);
            receiver.arrived(topic, message.getPayload(), message.isDuplicate(), receipt);
        }

        @Override
        public void connectionLost(@Nullable Throwable cause) {
            receiver.ended(cause == null ? "the broker closed it" : String.valueOf(cause.getMessage()));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
