package city.talpuls.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Ingest, streams and api, or some of them: each as it runs alone, in one Micronaut context, with one HTTP server. */
final class Rooms implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Rooms(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts them and returns when their HTTP server is there; what they need may still be missing.
     *
     * @param names of their environments
     * @param settings that count before all others
     */
    static Rooms start(List<String> names, Map<String, Object> settings) {
        // Not through Micronaut.run: that would stop the rooms from a shutdown hook of its own, beside ours.
        var context = ApplicationContext.builder(names.toArray(String[]::new))
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .eagerInitConfiguration(true)
                .banner(false)
                .properties(settings)
                .build();
        try {
            context.start();
            return new Rooms(context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /**
     * Waits until they say that all is well with them.
     *
     * @param patience after which that is given up
     * @param ended says when to wait no longer
     */
    void awaitWell(InstantSource clock, Duration patience, BooleanSupplier ended)
            throws IOException, InterruptedException {
        new Health(Health.of(context.getBean(HealthEndpoint.class)), clock, patience).await(ended);
    }

    URI address() {
        return server.getURI();
    }

    /** What they are made of. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        server.stop();
        context.close();
    }
}
