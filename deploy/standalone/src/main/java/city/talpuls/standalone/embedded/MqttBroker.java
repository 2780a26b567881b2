package city.talpuls.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT broker (3.1.1 and 5) in this process, on loopback. A publish at QoS 1 is acknowledged when it is on disk, and
 * what a client with a session has not acknowledged outlives the broker.
 */
public final class MqttBroker implements AutoCloseable {

    private static final int LARGEST_PACKET = 4 * 1024 * 1024;
    private static final long MEMORY = 128L * 1024 * 1024;
    private static final long MEMORY_PER_ADDRESS = 32L * 1024 * 1024;
    private static final long LEAST_FREE_DISK = 256L * 1024 * 1024;

    private static final SimpleString NOWHERE = SimpleString.of("talpuls.nowhere");

    private final EmbeddedActiveMQ server;
    private final int port;

    private MqttBroker(EmbeddedActiveMQ server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes connections.
     *
     * @param folder where it keeps messages, subscriptions and sessions
     * @param port for clients
     */
    public static MqttBroker start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        var server = new EmbeddedActiveMQ();
        try {
            server.setConfiguration(settings(folder, port)).start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the MQTT broker could not start", e);
        }
        return new MqttBroker(server, port);
    }

    /** Where clients connect. */
    public URI address() {
        return URI.create("tcp://" + Loopback.ADDRESS + ":" + port);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the MQTT broker did not stop cleanly", e);
        }
    }

    private static Configuration settings(Path folder, int port) throws Exception {
        return new ConfigurationImpl()
                .setName("talpuls")
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                // Written down before delivery, so that what is delivered again after a crash says it is a duplicate.
                .setPersistDeliveryCountBeforeDelivery(true)
                // A share of the disk says nothing about what is left on it; stop taking messages when little is.
                .setMaxDiskUsage(-1)
                .setMinDiskFree(LEAST_FREE_DISK)
                .setGlobalMaxSize(MEMORY)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .addAddressSetting("#", nothingIsDropped())
                .addAcceptorConfiguration(
                        "mqtt",
                        "tcp://%s:%d?protocols=MQTT;maximumPacketSize=%d"
                                .formatted(Loopback.ADDRESS, port, LARGEST_PACKET));
    }

    private static AddressSettings nothingIsDropped() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(MEMORY_PER_ADDRESS)
                .setMaxDeliveryAttempts(-1)
                .setNoExpiry(true)
                // Nothing ever goes there, but without it the broker warns at each start.
                .setDeadLetterAddress(NOWHERE)
                .setExpiryAddress(NOWHERE)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteQueues(false);
    }
}
