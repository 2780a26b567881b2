package city.talpuls.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT broker (3.1.1 and 5) in this process. A publish at QoS 1 is acknowledged when it is on disk, and
 * what a client with a session has not acknowledged outlives the broker.
 */
public final class MqttBroker implements AutoCloseable {

    /** What SensorThings tells. */
    private static final String OBSERVATIONS = "v1.1/#";

    private static final int LARGEST_PACKET = 2 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 20_000;
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
     * @param doors where clients connect
     * @param guard who may do what
     * @param subscriptions shared ones, {@code $share/<group>/<filter>}, that hold messages from the first moment on,
     *     although nobody has ever asked for them
     */
    public static MqttBroker start(Path folder, Doors doors, BrokerGuard guard, List<String> subscriptions)
            throws IOException {
        Files.createDirectories(folder);
        var server = new EmbeddedActiveMQ();
        try {
            var settings = settings(folder).addAcceptorConfiguration(plain(doors));
            if (doors.encrypted().isPresent()) {
                settings.addAcceptorConfiguration(
                        encrypted(folder, doors.host(), doors.encrypted().get()));
            }
            subscriptions.forEach(filter -> settings.addQueueConfiguration(queue(filter)));
            server.setSecurityManager(guard);
            server.setConfiguration(settings).start();
            if (!server.getActiveMQServer().isActive()) {
                // It logs why and returns as if all were well.
                server.stop();
                throw new IOException("the MQTT broker could not start on " + folder);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the MQTT broker could not start", e);
        }
        return new MqttBroker(server, doors.port());
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

    private static Configuration settings(Path folder) throws Exception {
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
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .addAddressSetting("#", nothingIsDropped())
                // Thousands of topics, of which each is spoken of for a moment again and again.
                .addAddressSetting(
                        MQTTUtil.getCoreAddressFromMqttTopic(OBSERVATIONS, new WildcardConfiguration()),
                        nothingIsDropped().setAutoDeleteAddresses(false));
    }

    private static TransportConfiguration plain(Doors doors) {
        return door("mqtt", Map.of("host", doors.host(), "port", doors.port()));
    }

    private static TransportConfiguration encrypted(Path folder, String host, Doors.Encrypted door) throws IOException {
        // The library reads the names of the PEM files from a file of its own.
        var names = folder.resolve("mqtts.pemcfg").toAbsolutePath();
        Files.writeString(
                names,
                "source.key=%s%nsource.cert=%s%n"
                        .formatted(
                                door.key().toAbsolutePath(), door.certificate().toAbsolutePath()));
        return door(
                "mqtts",
                Map.of(
                        "host",
                        host,
                        "port",
                        door.port(),
                        "sslEnabled",
                        true,
                        "sslAutoReload",
                        true,
                        "enabledProtocols",
                        "TLSv1.3,TLSv1.2",
                        "keyStoreType",
                        "PEMCFG",
                        "keyStorePath",
                        names.toString()));
    }

    private static TransportConfiguration door(String name, Map<String, Object> place) {
        var settings = new HashMap<>(place);
        settings.put("protocols", "MQTT");
        settings.put("connectionsAllowed", MOST_CONNECTIONS);
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), settings, name, Map.of("maximumPacketSize", LARGEST_PACKET));
    }

    private static QueueConfiguration queue(String filter) {
        var wildcards = new WildcardConfiguration();
        var topic = filter.split("/", 3)[2];
        return QueueConfiguration.of(MQTTUtil.getCoreQueueFromMqttTopic(filter, "", wildcards))
                .setAddress(MQTTUtil.getCoreAddressFromMqttTopic(topic, wildcards))
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true)
                .setAutoDelete(false);
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
