package city.talpuls.simulator;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Somebody who reads everything that is published, and writes down under which topic. */
final class Reader implements MqttCallback, AutoCloseable {

    private final MqttAsyncClient client;
    private final ConcurrentLinkedQueue<String> topics = new ConcurrentLinkedQueue<>();

    Reader(URI broker) throws MqttException {
        client = new MqttAsyncClient(broker.toString(), "reader", new MemoryPersistence());
        client.connect().waitForCompletion();
        client.setCallback(this);
        client.subscribe("#", 1).waitForCompletion();
    }

    List<String> topics() {
        return List.copyOf(topics);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        topics.add(topic);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String address) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion();
        client.close();
    }
}
