package city.talpuls.streams.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto on loopback, at which anybody may send and hear what is below one filter. */
public final class Mosquitto implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Path folder;
    private final int port;
    private final List<MqttClient> listeners = new ArrayList<>();
    private @Nullable Process process;

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** What somebody who listens heard. */
    public record Heard(String topic, String text) {}

    /**
     * Starts it, if this machine has it.
     *
     * @param filter what may be sent and heard
     */
    public static Mosquitto start(Path folder, String filter) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "Debian's mosquitto is not installed");
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("acl"), "topic write %1$s%ntopic read %1$s%n".formatted(filter));
        Files.writeString(
                folder.resolve("conf"),
                "listener %d 127.0.0.1%nallow_anonymous true%nacl_file %s%nuser %s%n"
                        .formatted(port, folder.resolve("acl"), System.getProperty("user.name")));
        var mosquitto = new Mosquitto(folder, port);
        mosquitto.startAgain();
        return mosquitto;
    }

    /** Where it is. */
    public URI address() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    /** Starts it after it was stopped. */
    public void startAgain() throws IOException {
        process = new ProcessBuilder(
                        PROGRAM.toString(), "-c", folder.resolve("conf").toString())
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

    /** What comes from now on. */
    public BlockingQueue<Heard> listen(String filter) throws MqttException {
        var heard = new LinkedBlockingQueue<Heard>();
        var client = new MqttClient("tcp://127.0.0.1:" + port, "listener-" + listeners.size(), new MemoryPersistence());
        client.connect();
        listeners.add(client);
        client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)}, new IMqttMessageListener[] {
            (topic, message) -> heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8)))
        });
        return heard;
    }

    /** Stops it, until it is started again. */
    public void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        for (MqttClient listener : listeners) {
            try {
                listener.disconnectForcibly(0, 1, false);
                listener.close();
            } catch (MqttException gone) {
                // It was stopped before.
            }
        }
        stop();
    }
}
