package city.talpuls.ingest.mqtt;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** MQTT 5: the broker keeps the session as long as we say, and sends at most as much ahead as we say. */
final class Mqtt5 implements Wire {

    /** Reason codes from here on are failures (MQTT 5, 2.4). */
    private static final int REFUSED = 0x80;

    private final BrokerConfig config;
    private final MqttAsyncClient client;

    Mqtt5(BrokerConfig config) throws NoConnection {
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
            for (String filter : config.filters()) {
                var answer = client.subscribe(new MqttSubscription(filter, QOS));
                answer.waitForCompletion(ANSWER_MILLIS);
                for (int code : answer.getReasonCodes()) {
                    if (code >= REFUSED) {
                        throw new NoConnection("the broker refuses the subscription to " + filter + " (" + code + ")");
                    }
                }
            }
        } catch (MqttException e) {
            throw new NoConnection(e);
        }
    }

    private MqttConnectionOptions options() throws NoConnection {
        var options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
        options.setReceiveMaximum(config.inFlight());
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        if (config.username() != null) {
            options.setUserName(config.username());
        }
        config.secret().ifPresent(secret -> options.setPassword(secret.getBytes(StandardCharsets.UTF_8)));
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
        public void disconnected(MqttDisconnectResponse response) {
            MqttException cause = response.getException();
            receiver.ended(cause == null ? "the broker closed it" : String.valueOf(cause.getMessage()));
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            receiver.ended(String.valueOf(exception.getMessage()));
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String address) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
