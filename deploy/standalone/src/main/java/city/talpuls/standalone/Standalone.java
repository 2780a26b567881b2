package city.talpuls.standalone;

import city.talpuls.ingest.access.Logins;
import city.talpuls.simulator.SimulationOptions;
import city.talpuls.standalone.embedded.BrokerGuard;
import city.talpuls.standalone.embedded.Database;
import city.talpuls.standalone.embedded.Doors;
import city.talpuls.standalone.embedded.KafkaBroker;
import city.talpuls.standalone.embedded.MqttBroker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring: three servers side by side, on them the rooms of Talpuls, and a city that sends to them. */
final class Standalone implements AutoCloseable {

    private static final String SENSORTHINGS = "talpuls.sensorthings.address";
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Steps steps;
    private final CompletableFuture<MqttBroker> mqtt;
    private final CompletableFuture<Rooms> rooms;
    private final CompletableFuture<?> ready;
    private final List<CompletableFuture<? extends AutoCloseable>> parts;

    private Standalone(
            Steps steps,
            CompletableFuture<MqttBroker> mqtt,
            CompletableFuture<Rooms> rooms,
            CompletableFuture<?> ready,
            List<CompletableFuture<? extends AutoCloseable>> parts) {
        this.steps = steps;
        this.mqtt = mqtt;
        this.rooms = rooms;
        this.ready = ready;
        this.parts = parts;
    }

    /** Begins to start everything and returns at once. */
    static Standalone start(
            Settings settings, SharedSettings shared, Doors doors, DataFolder folder, Steps steps, InstantSource clock)
            throws IOException, CannotStart {
        var ports = Ports.keptIn(folder.ports());
        var logins = Logins.in(folder.access());
        var isOpen = shared.isOpenToAnybody() || settings.isDemoFor(doors);
        var guard = new BrokerGuard(logins.access(isOpen, clock), clock);
        var database = steps.take("database", () -> Database.start(folder.postgres(), ports.postgres()));
        var kafka = steps.take(
                "Kafka broker",
                () -> KafkaBroker.start(
                        folder.kafka(), ports.kafka(), ports.kafkaController(), () -> steps.fail("Kafka broker")));
        var mqtt =
                steps.take("MQTT broker", () -> MqttBroker.start(folder.mqtt(), doors, guard, shared.subscriptions()));
        var rooms = steps.takeAfter(CompletableFuture.allOf(database, kafka, mqtt), "ingest, streams and api", () -> {
            var told = new Neighbours(folder, logins).secrets();
            told.put("micronaut.server.port", settings.httpPort().number());
            told.put("talpuls.mqtt.brokers.city.address", mqtt.join().address().toString());
            told.put("talpuls.delivery.mqtt.address", mqtt.join().address().toString());
            if (settings.httpPort().number() > 0 && !shared.has(SENSORTHINGS)) {
                told.put(SENSORTHINGS, "http://127.0.0.1:" + settings.httpPort().number() + "/sensorthings/v1.1");
            }
            told.put("talpuls.kafka.bootstrap-servers", kafka.join().bootstrapServers());
            told.put("talpuls.database.url", database.join().url());
            told.put("talpuls.access.anonymous", isOpen);
            if (settings.writers() == SensorThingsWriters.ANONYMOUS) {
                told.put("talpuls.sensorthings.write", settings.writers().toString());
                told.put("micronaut.server.host", "127.0.0.1");
            }
            var started = Rooms.start(List.of("ingest", "streams", "api", "standalone"), told);
            try {
                BrokerMetrics.of(guard).bindTo(started.bean(MeterRegistry.class));
                started.awaitWell(clock, PATIENCE, steps::areEnded);
                return started;
            } catch (IOException | InterruptedException | RuntimeException e) {
                started.close();
                throw e;
            }
        });
        return switch (settings.simulator()) {
            case OFF -> new Standalone(steps, mqtt, rooms, rooms, List.of(rooms, mqtt, kafka, database));
            case DEMO -> {
                var history = "the city's last days";
                var city = steps.takeAfter(
                        rooms,
                        "simulated city",
                        () -> DemoCity.start(
                                SimulationOptions.demo(mqtt.join().address())
                                        .as(Logins.SIMULATOR, logins.secretOf(Logins.SIMULATOR)),
                                folder.demoHistory(),
                                clock,
                                percent -> steps.tell(history, percent)));
                var ready = steps.takeAfter(city, history, () -> city.join().awaitHistory());
                yield new Standalone(steps, mqtt, rooms, ready, List.of(city, rooms, mqtt, kafka, database));
            }
        };
    }

    /**
     * Waits until everything is there.
     *
     * @return where the page and the API are
     * @throws StartFailed if something is not
     */
    URI awaitReady() {
        try {
            ready.join();
            return rooms.join().address();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailed failed
                    ? failed
                    : new StartFailed("the platform did not start: " + e.getCause(), e);
        }
    }

    /** Where gateways publish, once everything is there. */
    URI mqtt() {
        return mqtt.join().address();
    }

    /** Stops what was started, and what is just being started: first what takes data in, last what keeps them. */
    @Override
    public void close() {
        steps.end();
        parts.forEach(Standalone::end);
    }

    private static void end(CompletableFuture<? extends AutoCloseable> part) {
        try {
            part.join().close();
        } catch (CompletionException neverStarted) {
            LOG.debug("nothing to stop", neverStarted);
        } catch (Exception e) {
            LOG.error("not stopped cleanly", e);
        }
    }
}
