package city.talpuls.standalone;

import city.talpuls.simulator.Backfill;
import city.talpuls.simulator.Simulation;
import city.talpuls.simulator.SimulationOptions;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated city of the demo. When it first meets a platform, it tells what happened in the last 24 hours; and of its
 * waste bins in the last week, as it takes some days to see when a bin will be full.
 */
final class DemoCity implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
    private static final Backfill HISTORY = new Backfill(Duration.ofHours(24), Duration.ofDays(7));
    private static final int ALL = 100;

    private final Simulation simulation;
    private final CompletableFuture<Boolean> historyTold;

    private DemoCity(Simulation simulation, CompletableFuture<Boolean> historyTold) {
        this.simulation = simulation;
        this.historyTold = historyTold;
    }

    /**
     * Starts it, and returns at once.
     *
     * @param met the file that says that the history has been told before
     * @param progress is told how much of it has been, in percent
     */
    static DemoCity start(SimulationOptions demo, Path met, InstantSource clock, IntConsumer progress) {
        if (Files.exists(met)) {
            return new DemoCity(new Simulation(demo, clock, percent -> {}), CompletableFuture.completedFuture(false))
                    .started();
        }
        var told = new CompletableFuture<Boolean>();
        var simulation = new Simulation(demo.withBackfill(HISTORY), clock, percent -> {
            progress.accept(percent);
            if (percent == ALL) {
                remember(met);
                told.complete(true);
            }
        });
        return new DemoCity(simulation, told).started();
    }

    /** Waits until it has told its history, if there was one to tell, or ended; says whether there was one. */
    boolean awaitHistory() {
        return historyTold.join();
    }

    @Override
    public void close() {
        simulation.close();
    }

    private DemoCity started() {
        simulation.start();
        Thread.ofPlatform().name("demo").daemon().start(this::awaitEnd);
        return this;
    }

    private void awaitEnd() {
        try {
            LOG.info("the demo sent {}", simulation.await());
        } catch (BrokerUnavailable | IllegalStateException e) {
            LOG.error("the demo ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            historyTold.complete(true);
        }
    }

    private static void remember(Path met) {
        try {
            Files.createFile(met);
        } catch (IOException e) {
            LOG.warn("the demo will tell its history again, as it cannot write {}", met, e);
        }
    }
}
