package city.talpuls.standalone;

import city.talpuls.ingest.access.Logins;
import city.talpuls.ingest.access.UnusableFileException;
import city.talpuls.standalone.embedded.BrokerGuard;
import city.talpuls.standalone.embedded.Database;
import city.talpuls.standalone.embedded.FreePort;
import city.talpuls.standalone.embedded.KafkaBroker;
import city.talpuls.standalone.embedded.MqttBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one part of the platform in this process until a signal ends that. Parts on the same data folder find each other
 * and let each other in, start in any order, and say on the console what they wait for.
 */
final class PartRun {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Console console;
    private final InstantSource clock;
    private final AtomicBoolean ended = new AtomicBoolean();

    PartRun(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Returns only if it could not start. */
    int run(Path data, Part part) throws CannotStart, IOException, InterruptedException {
        var began = clock.instant();
        System.setProperty("talpuls.part", part.toString());
        System.setProperty("logback.configurationFile", "city/talpuls/standalone/logback-part.xml");
        var folder = DataFolder.take(data, part);
        try {
            var running = started(part, folder, SharedSettings.read());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, folder), "end"));
            running.awaitWell();
            console.say(part + " is " + Foreground.READY + Console.seconds(Duration.between(began, clock.instant()))
                    + ": " + running.address());
        } catch (CannotStart e) {
            folder.close();
            throw e;
        } catch (UnusableFileException | ConfigurationException e) {
            folder.close();
            throw new CannotStart(reason(e), e);
        } catch (InterruptedIOException e) {
            if (!ended.get()) {
                throw e;
            }
        } catch (SQLException e) {
            throw new StartFailed(part + " did not start: " + e.getMessage(), e);
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private Running started(Part part, DataFolder folder, SharedSettings settings)
            throws CannotStart, IOException, SQLException {
        var logins = Logins.in(folder.access());
        return switch (part) {
            case INGEST, STREAMS, API -> {
                var rooms = Rooms.start(
                        List.of(part.toString()), new Neighbours(folder, logins).secretsUnlessSaid(settings));
                yield new Running(rooms.address(), rooms, () -> rooms.awaitWell(clock, FOR_EVER, ended::get));
            }
            case MQTT -> mqtt(folder, logins, settings);
            case KAFKA -> {
                int port = free(settings.kafkaPort(), "talpuls.kafka.bootstrap-servers");
                var kafka = KafkaBroker.start(
                        folder.kafka(), port, free(new Port(port + 1), "talpuls.kafka.bootstrap-servers"), () -> {
                            console.say("talpuls: the Kafka broker cannot go on, see above");
                            Thread.ofPlatform().name("failure").start(() -> System.exit(1));
                        });
                yield new Running(URI.create("kafka://" + kafka.bootstrapServers()), kafka, () -> {});
            }
            case POSTGRES -> {
                Database.stopLeftBehind(folder.postgres());
                var database = Database.start(folder.postgres(), free(settings.databasePort(), "talpuls.database.url"));
                yield new Running(URI.create(database.url().substring("jdbc:".length())), database, () -> {});
            }
        };
    }

    /** The broker, and beside it what it counts, over HTTP. */
    private Running mqtt(DataFolder folder, Logins logins, SharedSettings settings) throws CannotStart, IOException {
        var doors = settings.doors(new Port(free(settings.mqttPort(), "talpuls.mqtt.brokers.city.address")));
        var guard = new BrokerGuard(logins.access(settings.isOpenToAnybody(), clock), clock);
        var broker = MqttBroker.start(folder.mqtt(), doors, guard, settings.subscriptions());
        var counts = Rooms.start(List.of("mqtt"), Map.of());
        BrokerMetrics.of(guard).bindTo(counts.bean(MeterRegistry.class));
        AutoCloseable both = () -> {
            counts.close();
            broker.close();
        };
        return new Running(broker.address(), both, () -> {});
    }

    private static int free(Port port, String setting) throws CannotStart {
        if (!FreePort.isFree(port.number())) {
            throw new CannotStart("port " + port + " is taken; choose another one with " + setting);
        }
        return port.number();
    }

    private static String reason(Exception failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private void end(Running running, DataFolder folder) {
        Instant began = clock.instant();
        ended.set(true);
        console.stopping();
        try {
            running.close();
        } catch (Exception e) {
            console.say("not stopped cleanly: " + e);
        }
        folder.close();
        console.stopped(Duration.between(began, clock.instant()));
    }

    /**
     * What runs.
     *
     * @param address where it is
     * @param parts ends it
     * @param health waits until it has all it needs
     */
    private record Running(URI address, AutoCloseable parts, Waiting health) {

        private void awaitWell() throws IOException, InterruptedException {
            health.await();
        }

        private void close() throws Exception {
            parts.close();
        }
    }

    private interface Waiting {
        void await() throws IOException, InterruptedException;
    }
}
