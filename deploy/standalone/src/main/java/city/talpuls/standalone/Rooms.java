package city.talpuls.standalone;

import city.talpuls.standalone.embedded.Database;
import city.talpuls.standalone.embedded.KafkaBroker;
import city.talpuls.standalone.embedded.MqttBroker;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Ingest, streams and api in one application context, told where the servers are. */
final class Rooms implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Rooms(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /** What the rooms need to exist. */
    record Servers(Database database, KafkaBroker kafka, MqttBroker mqtt) {}

    /**
     * Starts them and waits until they say that all is well with them.
     *
     * @param ended says when to wait no longer
     */
    static Rooms start(Servers servers, Path streamsState, Port httpPort, InstantSource clock, BooleanSupplier ended)
            throws IOException, InterruptedException {
        // Not through Micronaut.run: that would stop the rooms from a shutdown hook of its own, beside ours.
        var context = ApplicationContext.builder("ingest", "streams", "api", "standalone")
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .banner(false)
                .properties(settings(servers, streamsState, httpPort))
                .build();
        try {
            context.start();
            var server = context.getBean(EmbeddedServer.class).start();
            new Health(server.getURI(), clock).await(ended);
            return new Rooms(context, server);
        } catch (IOException | InterruptedException | RuntimeException e) {
            context.close();
            throw e;
        }
    }

    URI address() {
        return server.getURI();
    }

    @Override
    public void close() {
        server.stop();
        context.close();
    }

    private static Map<String, Object> settings(Servers servers, Path streamsState, Port httpPort) {
        return Map.of(
                "micronaut.server.port", httpPort.number(),
                "talpuls.mqtt.brokers.city.address", servers.mqtt().address().toString(),
                "talpuls.kafka.bootstrap-servers", servers.kafka().bootstrapServers(),
                "talpuls.database.url", servers.database().url(),
                "talpuls.database.username", servers.database().username(),
                "talpuls.database.password", servers.database().password(),
                "talpuls.streams.state-folder", streamsState.toString(),
                "talpuls.streams.instance", "standalone");
    }
}
