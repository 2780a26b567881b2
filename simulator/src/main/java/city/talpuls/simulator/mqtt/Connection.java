package city.talpuls.simulator.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection to the broker, from its opening to its end. It is not mended: a lost one is replaced by a new one. */
final class Connection implements MqttCallback, AutoCloseable {

    private static final int QOS = 1;
    private static final int FIRST_ERROR_CODE = 0x80;
    private static final long ANSWER_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 100;

    private final MqttAsyncClient client;
    private final Semaphore window;
    private final Answers answers;
    private volatile boolean open = true;
    private volatile String ending = "the connection was lost";

    private Connection(MqttAsyncClient client, int inFlight, Answers answers) {
        this.client = client;
        this.window = new Semaphore(inFlight);
        this.answers = answers;
    }

    /**
     * Connects.
     *
     * @param answers is told what the broker says to each message
     * @throws BrokerUnavailable if there is no broker or it refuses
     */
    static Connection open(Broker broker, String clientId, Answers answers) throws BrokerUnavailable {
        MqttAsyncClient client = null;
        try {
            client = new MqttAsyncClient(broker.address().toString(), clientId, new MemoryPersistence());
            IMqttToken answer = client.connect(options(broker));
            answer.waitForCompletion(ANSWER_MILLIS);
            var connection = new Connection(client, window(broker, answer), answers);
            client.setCallback(connection);
            if (!client.isConnected()) {
                throw new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);
            }
            return connection;
        } catch (MqttException e) {
            if (client != null) {
                release(client);
            }
            throw Trouble.connecting(broker, e);
        }
    }

    /** What both sides can have in flight; a broker that names no limit takes what the protocol allows. */
    private static int window(Broker broker, IMqttToken answer) {
        MqttProperties properties = answer.getResponseProperties();
        Integer limit = properties == null ? null : properties.getReceiveMaximum();
        return limit == null || limit <= 0 ? broker.inFlight() : Math.min(limit, broker.inFlight());
    }

    private static MqttConnectionOptions options(Broker broker) {
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(30);
        options.setConnectionTimeout(10);
        if (broker.username() != null) {
            options.setUserName(broker.username());
        }
        if (broker.password() != null) {
            options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /**
     * Hands a message over; waits while too many are in flight.
     *
     * @return false if the connection has ended, or the caller wants to stop waiting
     */
    boolean publish(long number, String topic, byte[] payload, BooleanSupplier giveUp) {
        if (!admitted(giveUp)) {
            return false;
        }
        try {
            var message = new MqttMessage(payload);
            message.setQos(QOS);
            client.publish(topic, message, null, new Answer(number));
            return true;
        } catch (MqttException e) {
            end(e);
            return false;
        }
    }

    private boolean admitted(BooleanSupplier giveUp) {
        try {
            while (open && !window.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (giveUp.getAsBoolean()) {
                    return false;
                }
            }
            return open;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Why the connection ended, for people. */
    String ending() {
        return ending;
    }

    private void end(MqttException cause) {
        if (open) {
            ending = Trouble.sentence(cause);
            open = false;
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        if (open && cause == null) {
            ending = "the broker closed the connection";
        }
        if (cause == null) {
            open = false;
        } else {
            end(cause);
        }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        end(exception);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String address) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    /** Says goodbye, if anybody still listens. */
    @Override
    public void close() {
        open = false;
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
        } catch (MqttException e) {
            // It is gone already, which is what was wanted.
        }
        release(client);
    }

    private static void release(MqttAsyncClient client) {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            // Nothing was connected.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // Likewise.
        }
    }

    /** The broker's answer to one message. */
    private final class Answer implements MqttActionListener {

        private final long number;

        Answer(long number) {
            this.number = number;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            window.release();
            int[] codes = token.getReasonCodes();
            if (codes != null && codes.length > 0 && codes[0] >= FIRST_ERROR_CODE) {
                answers.refused(number, Trouble.sentence(new MqttException(codes[0])));
            } else {
                answers.taken(number);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            end(cause instanceof MqttException mqtt ? mqtt : new MqttException(cause));
        }
    }
}
