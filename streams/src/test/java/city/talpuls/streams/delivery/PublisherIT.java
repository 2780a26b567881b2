package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.talpuls.model.destination.Destination.Topic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto hears of alerts. */
class PublisherIT {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final Letter LETTER = new Letter("a-1/1/board", "subject", "text", "{\"text\":\"Wupper über 3 m\"}");

    @TempDir
    private Path folder;

    private int port;
    private @Nullable Process mosquitto;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(MOSQUITTO), "Debian's mosquitto is not installed");
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("acl"), "topic write talpuls/alerts/#\ntopic read talpuls/alerts/#\n");
        Files.writeString(
                folder.resolve("conf"),
                "listener %d 127.0.0.1%nallow_anonymous true%nacl_file %s%nuser %s%n"
                        .formatted(port, folder.resolve("acl"), System.getProperty("user.name")));
        startBroker();
    }

    private void startBroker() throws Exception {
        mosquitto = new ProcessBuilder(
                        MOSQUITTO.toString(), "-c", folder.resolve("conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().ignoreExceptions().atMost(Duration.ofSeconds(10)).until(() -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            }
        });
    }

    @AfterEach
    void end() {
        if (mosquitto != null) {
            mosquitto.destroy();
            mosquitto.onExit().join();
        }
    }

    @Test
    void whoeverSubscribesToTheTopicHears() throws Exception {
        var listener = listener();
        try (var publisher = publisher()) {
            var heard = listen(listener);

            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);

            for (int i = 0; i < 2; i++) {
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(LETTER.json());
            }
        } finally {
            listener.disconnect();
            listener.close();
        }
    }

    @Test
    void aBrokerThatRefusesTheTopicIsNoSuccess() {
        try (var publisher = publisher()) {
            assertThatThrownBy(() -> publisher.publish(new Topic("talpuls/v1/gateway/device/up"), LETTER))
                    .isInstanceOf(NotToldException.class);
        }
    }

    @Test
    void aBrokerThatWasAwayHearsAgain() throws Exception {
        try (var publisher = publisher()) {
            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
            end();
            assertThatThrownBy(() -> publisher.publish(new Topic("talpuls/alerts/board"), LETTER))
                    .isInstanceOf(NotToldException.class);
            startBroker();

            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
        }
    }

    private Publisher publisher() {
        return new Publisher(new MqttConfig(URI.create("mqtt://127.0.0.1:" + port), null, null, null));
    }

    private MqttClient listener() throws MqttException {
        return new MqttClient("tcp://127.0.0.1:" + port, "listener", new MemoryPersistence());
    }

    private static BlockingQueue<String> listen(MqttClient client) throws MqttException {
        var heard = new LinkedBlockingQueue<String>();
        IMqttMessageListener listener =
                (topic, message) -> heard.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        client.connect();
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription("talpuls/alerts/#", 1)},
                new IMqttMessageListener[] {listener});
        return heard;
    }
}
