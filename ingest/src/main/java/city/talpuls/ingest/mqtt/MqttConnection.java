package city.talpuls.ingest.mqtt;

import city.talpuls.ingest.kafka.UplinkProducer;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
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

/**
 * One connection to the broker, from its opening to its end. Packet ids mean something within a connection only, so
 * each has its own acknowledgements: a confirmation by Kafka that comes after the end acknowledges nothing.
 */
final class MqttConnection implements MqttCallback, AutoCloseable {

    private static final long ANSWER_MILLIS = 15_000;
    private static final int QOS = 1;

    private final MqttAsyncClient client;
    private final UplinkProducer producer;
    private final InstantSource clock;
    private final Acknowledgements acknowledgements = new Acknowledgements(this::acknowledge);
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private MqttConnection(MqttAsyncClient client, UplinkProducer producer, InstantSource clock) {
        this.client = client;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Connects and subscribes.
     *
     * @throws MqttException if the broker cannot be reached or refuses
     */
    static MqttConnection open(MqttConfig config, UplinkProducer producer, InstantSource clock) throws MqttException {
        var client = new MqttAsyncClient(config.address().toString(), config.clientId(), new MemoryPersistence());
        var connection = new MqttConnection(client, producer, clock);
        try {
            client.setManualAcks(true);
            client.setCallback(connection);
            client.connect(options(config)).waitForCompletion(ANSWER_MILLIS);
            for (String topic : config.topics()) {
                client.subscribe(new MqttSubscription("$share/" + config.sharedGroup() + "/" + topic, QOS))
                        .waitForCompletion(ANSWER_MILLIS);
            }
            return connection;
        } catch (MqttException e) {
            connection.close();
            throw e;
        }
    }

    private static MqttConnectionOptions options(MqttConfig config) {
        var options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
        options.setReceiveMaximum(config.inFlight());
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(30);
        options.setConnectionTimeout(10);
        if (config.username() != null) {
            options.setUserName(config.username());
        }
        if (config.password() != null) {
            options.setPassword(config.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /** Completes with the reason when the connection has ended. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** How many messages have arrived and are not acknowledged yet. */
    int waiting() {
        return acknowledgements.waiting();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var arrived = acknowledgements.arrived(message.getId());
        var uplink = new Uplink(topic, clock.instant(), message.isDuplicate(), Payload.of(message.getPayload()));
        var _ = producer.send(RoutingKey.of(topic), uplink).whenComplete((_, failure) -> {
            if (failure == null) {
                acknowledgements.safe(arrived);
            } else {
                ended.complete("Kafka did not take a message: " + failure.getMessage());
            }
        });
    }

    private void acknowledge(int packetId) {
        if (ended.isDone()) {
            return;
        }
        try {
            client.messageArrivedComplete(packetId, QOS);
        } catch (MqttException e) {
            ended.complete("a message could not be acknowledged: " + e.getMessage());
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        ended.complete(cause == null ? "the broker closed the connection" : String.valueOf(cause.getMessage()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        ended.complete(String.valueOf(exception.getMessage()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String address) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    /** Ends the connection and leaves the session, with what was not acknowledged, at the broker. */
    @Override
    public void close() {
        ended.complete("closed");
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
        } catch (MqttException e) {
            // The connection is gone already, which is what was wanted.
        }
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            // Likewise.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // Likewise.
        }
    }
}
