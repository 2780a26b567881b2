package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto, set up and started as deploy/compose does it, keeps to the same logins and rules as our broker. */
final class MosquittoIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SET_UP = Path.of("../deploy/compose/mosquitto");

    @TempDir
    private Path folder;

    private Logins logins;
    private @Nullable Process mosquitto;
    private String address;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/mosquitto")), "Debian's mosquitto is not installed");
        logins = Logins.in(folder.resolve("talpuls/access"));
        int port;
        int webPort;
        try (var socket = new ServerSocket(0);
                var another = new ServerSocket(0)) {
            port = socket.getLocalPort();
            webPort = another.getLocalPort();
        }
        address = "tcp://127.0.0.1:" + port;
        for (String own : List.of("config", "data", "secrets")) {
            Files.createDirectories(folder.resolve(own));
        }
        var settings = here("mosquitto.conf")
                .replace("listener 1883", "listener " + port + " 127.0.0.1")
                .replace("listener 9001", "listener " + webPort + " 127.0.0.1");
        Files.writeString(
                folder.resolve("config/mosquitto.conf"),
                // It may not enter this test's folder as anybody else.
                settings + "user " + System.getProperty("user.name") + "\n");
        Files.writeString(folder.resolve("config/start.sh"), here("start.sh"));
        var builder = new ProcessBuilder("sh", folder.resolve("config/start.sh").toString());
        builder.environment().merge("PATH", ":/usr/sbin", String::concat);
        mosquitto = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @AfterEach
    void end() {
        if (mosquitto != null) {
            mosquitto.destroy();
            mosquitto.onExit().join();
        }
    }

    @Test
    void aGatewayIsHeardUnderItsOwnTopicsOnly() throws Exception {
        var password = logins.add("cellar", List.of());
        try (var ingest = caller(Logins.INGEST, logins.secretOf(Logins.INGEST))) {
            var heard = ingest.listen();

            for (String foreign : List.of("talpuls/v1/attic/thermometer/up", "v3/app/devices/thermometer/up")) {
                try (var cellar = caller("cellar", password)) {
                    cellar.publish(foreign, "not its own");
                } catch (MqttException e) {
                    // Mosquitto 2.0 hangs up on a caller of MQTT 3.1.1 whom it refuses, sooner or later.
                    assertThat(e.getReasonCode())
                            .isIn(
                                    (int) MqttException.REASON_CODE_CONNECTION_LOST,
                                    (int) MqttException.REASON_CODE_CLIENT_ALREADY_DISCONNECTED,
                                    (int) MqttException.REASON_CODE_CLIENT_DISCONNECTING,
                                    (int) MqttException.REASON_CODE_CLIENT_NOT_CONNECTED);
                }
            }
            try (var cellar = caller("cellar", password)) {
                cellar.publish("talpuls/v1/cellar/thermometer/up", "its own");
            }

            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("its own");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void whoAddsAGatewayNeedNotStartTheBrokerAgain() throws Exception {
        caller(Logins.INGEST, logins.secretOf(Logins.INGEST)).close();

        var password = logins.add("attic", List.of("application/#"));

        try (var ingest = caller(Logins.INGEST, logins.secretOf(Logins.INGEST));
                var attic = caller("attic", password)) {
            var heard = ingest.listen();
            attic.publish("application/1/device/2cf7f12024400011/event/up", "by its rule");
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("by its rule");
        }
    }

    @Test
    void whoIsLetInHearsOfObservations() throws Exception {
        var password = logins.add("page", List.of());
        try (var delivery = caller(Logins.DELIVERY, logins.secretOf(Logins.DELIVERY));
                var page = caller("page", password)) {
            var heard = page.listen("v1.1/Datastreams(7)/Observations");

            delivery.publish("v1.1/Datastreams(7)/Observations", "{}");

            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("{}");
        }
    }

    @Test
    void strangersAreRefused() throws Exception {
        caller(Logins.INGEST, logins.secretOf(Logins.INGEST)).close();

        assertThatThrownBy(() -> connect(null, null)).satisfies(MosquittoIT::isRefused);
        assertThatThrownBy(() -> connect(Logins.INGEST, "guessed")).satisfies(MosquittoIT::isRefused);
        assertThatThrownBy(() -> connect("nobody", "guessed")).satisfies(MosquittoIT::isRefused);
    }

    private static void isRefused(Throwable refusal) {
        assertThat(((MqttException) refusal).getReasonCode()).isEqualTo((int) MqttException.REASON_CODE_NOT_AUTHORIZED);
    }

    /** A client that is connected as soon as the broker is there and knows the login. */
    private Caller caller(String user, String password) throws Exception {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return new Caller(connect(user, password));
            } catch (MqttException e) {
                if (System.nanoTime() > last || mosquitto == null || !mosquitto.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("log")), e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private MqttClient connect(@Nullable String user, @Nullable String password) throws MqttException {
        var client = new MqttClient(address, MqttClient.generateClientId(), new MemoryPersistence());
        var options = new MqttConnectOptions();
        if (user != null && password != null) {
            options.setUserName(user);
            options.setPassword(password.toCharArray());
        }
        try {
            client.connect(options);
        } catch (MqttException e) {
            client.close();
            throw e;
        }
        return client;
    }

    private record Caller(MqttClient client) implements AutoCloseable {

        BlockingQueue<String> listen() throws MqttException {
            return listen("application/+/device/+/event/+", "v3/+/devices/+/up", "talpuls/v1/+/+/up");
        }

        BlockingQueue<String> listen(String... topics) throws MqttException {
            var heard = new LinkedBlockingQueue<String>();
            IMqttMessageListener listener = (topic, message) -> heard.add(message.toString());
            for (String topic : topics) {
                client.subscribe(topic, 1, listener);
            }
            return heard;
        }

        void publish(String topic, String text) throws MqttException {
            client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
        }

        @Override
        public void close() throws MqttException {
            client.disconnect();
            client.close();
        }
    }

    /** A file of the set-up, with this test's folder for the container's. */
    private String here(String file) throws IOException {
        return Files.readString(SET_UP.resolve(file)).replace("/mosquitto/", folder + "/");
    }
}
