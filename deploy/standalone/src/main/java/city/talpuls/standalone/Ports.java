package city.talpuls.standalone;

import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The ports that nobody outside needs to know. Chosen at the first start and kept while they are free, so that tools
 * find them again.
 */
record Ports(int kafka, int kafkaController, int postgres) {

    private static final String KAFKA = "kafka";
    private static final String KAFKA_CONTROLLER = "kafka-controller";
    private static final String POSTGRES = "postgres";

    static Ports keptIn(Path file) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        try (var kafka = reserve(kept.getProperty(KAFKA));
                var controller = reserve(kept.getProperty(KAFKA_CONTROLLER));
                var postgres = reserve(kept.getProperty(POSTGRES))) {
            var ports = new Ports(kafka.getLocalPort(), controller.getLocalPort(), postgres.getLocalPort());
            ports.keepIn(file);
            return ports;
        }
    }

    /** The database's port on which a platform runs now. */
    static int inUse(Path file) throws IOException {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        return Integer.parseInt(kept.getProperty(POSTGRES));
    }

    private void keepIn(Path file) throws IOException {
        var kept = new Properties();
        kept.setProperty(KAFKA, Integer.toString(kafka));
        kept.setProperty(KAFKA_CONTROLLER, Integer.toString(kafkaController));
        kept.setProperty(POSTGRES, Integer.toString(postgres));
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, null);
        }
    }

    private static ServerSocket reserve(@Nullable String wanted) throws IOException {
        if (wanted != null && wanted.matches("\\d{1,5}")) {
            try {
                return bind(Integer.parseInt(wanted));
            } catch (IOException | IllegalArgumentException unusable) {
                // Any other will do.
            }
        }
        return bind(FreePort.find());
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
