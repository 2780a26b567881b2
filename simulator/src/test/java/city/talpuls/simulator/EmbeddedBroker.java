package city.talpuls.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An MQTT broker in this JVM, for anyone, on a free port of the loopback interface. */
final class EmbeddedBroker implements AutoCloseable {

    private final int port;
    private EmbeddedActiveMQ server;

    EmbeddedBroker() {
        this.port = freePort();
        this.server = started(port);
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    /** Breaks down and comes back, without remembering anything. */
    void restart() {
        close();
        server = started(port);
    }

    private static EmbeddedActiveMQ started(int port) {
        try {
            var server = new EmbeddedActiveMQ();
            server.setConfiguration(new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT"));
            return server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }
}
