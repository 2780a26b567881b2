package city.talpuls.standalone.embedded;

import city.talpuls.model.topics.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker and its controller in this process, on loopback. */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String BROKER = "BROKER";

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @param folder where it keeps its logs; formatted when it is new
     * @param port for clients
     * @param controllerPort for the broker's talk with its own controller
     * @param whenBroken what to do when, once started, it cannot go on, because its disk is full for example
     */
    public static KafkaBroker start(Path folder, int port, int controllerPort, Runnable whenBroken) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings(folder, port, controllerPort), false), Time.SYSTEM);
        // Left alone, Kafka ends the process at once and without a word.
        Exit.setExitProcedure((status, why) -> {});
        Exit.setHaltProcedure((status, why) -> {});
        try {
            server.startup();
        } catch (RuntimeException | LinkageError e) {
            server.shutdown();
            throw e;
        }
        Exit.setExitProcedure((status, why) -> whenBroken.run());
        Exit.setHaltProcedure((status, why) -> whenBroken.run());
        return new KafkaBroker(server, port);
    }

    /** What a client's {@code bootstrap.servers} says. */
    public String bootstrapServers() {
        return Loopback.ADDRESS + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws IOException {
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka's folder " + folder + " could not be formatted", e);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        var brokerListener = BROKER + "://" + Loopback.ADDRESS + ":" + port;
        var controllerListener = CONTROLLER + "://" + Loopback.ADDRESS + ":" + controllerPort;
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", folder.toString());
        settings.put("listeners", brokerListener + "," + controllerListener);
        settings.put("advertised.listeners", brokerListener);
        settings.put("listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", BROKER);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@" + Loopback.ADDRESS + ":" + controllerPort);

        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(Topic.LARGEST_RECORD));
        settings.put("replica.fetch.max.bytes", Integer.toString(Topic.LARGEST_RECORD));

        // One broker: nothing to replicate to, and few partitions of its own topics to open at each start.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");

        // A small house: the defaults are for dozens of cores and set memory aside to match.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        settings.put("log.segment.bytes", Integer.toString(256 * 1024 * 1024));
        settings.put("metric.reporters", "");
        return settings;
    }
}
