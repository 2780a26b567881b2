package city.talpuls.simulator;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import city.talpuls.simulator.timetable.Delivery;
import city.talpuls.simulator.timetable.Timetable;
import city.talpuls.simulator.truth.Truth;
import city.talpuls.simulator.wire.Encoder;
import city.talpuls.simulator.wire.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A city that speaks. It is started once, runs on a thread of its own until its duration is over or it is closed, and
 * then says what it has sent.
 */
public final class Simulation implements AutoCloseable {

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final SimulationOptions options;
    private final InstantSource clock;
    private final Progress progress;
    private final Map<Format, Tally> tallies = new EnumMap<>(Format.class);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();
    private final Seed run;
    private final Gateway gateway;
    private volatile @Nullable Exception failure;
    private volatile Duration took = Duration.ZERO;
    private volatile Supplier<Truth> truth = () -> new Truth(List.of());

    /** A simulation that has not started; the clock says what time it is, for the devices too. */
    public Simulation(SimulationOptions options, InstantSource clock, Progress progress) {
        this.options = options;
        this.clock = clock;
        this.progress = progress;
        for (Format format : options.formats()) {
            tallies.put(format, new Tally());
        }
        Instant now = clock.instant();
        this.run = new Seed(options.seed()).of(now);
        this.gateway = new Gateway(
                options.broker(), "talpuls-simulator-" + HexFormat.of().toHexDigits(run.bits()), stop);
    }

    /** Starts, and returns at once. */
    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("a simulation is started once");
        }
        Thread.ofPlatform().name("simulator").daemon().start(this::run);
    }

    private void run() {
        try (gateway) {
            var fleet = Fleet.planned(
                    new Seed(options.seed()), options.devices(), options.formats(), options.disturbances());
            gateway.connect(options.patience());
            var speaker = new Speaker(new Encoder(fleet, new Session(run)), gateway, tallies);
            Instant start = clock.instant();
            Programme programme = Programme.of(options, start);
            Instant reached = speak(fleet, programme, speaker, start);
            truth = () -> Truth.of(
                    fleet, options.disturbances().spell(), programme.plan().from(), reached);
            gateway.settle(SETTLING);
            took = Duration.between(start, clock.instant());
        } catch (BrokerUnavailable | RuntimeException e) {
            failure = e;
        } finally {
            ended.countDown();
        }
    }

    /** Speaks until the end, and says up to when devices have spoken. */
    private Instant speak(Fleet fleet, Programme programme, Speaker speaker, Instant start) {
        var timetable = new Timetable(fleet, programme.plan(), options.faults());
        var history = new History(programme.plan().told(fleet), programme.plan().present(), progress);
        Instant end = options.duration().map(start::plus).orElse(Instant.MAX);
        Instant reached = programme.plan().from();
        while (true) {
            Delivery delivery = timetable.next();
            history.tells(delivery.sentAt());
            Instant due = programme.pace().clockAt(delivery.sentAt());
            if (due.isAfter(end)) {
                waitUntil(end);
                return reached;
            }
            if (waitUntil(due) || clock.instant().isAfter(end)) {
                return reached;
            }
            speaker.send(delivery);
            reached = delivery.sentAt();
        }
    }

    /** Waits until it is time, or to stop; says whether it is to stop. */
    private boolean waitUntil(Instant due) {
        try {
            long nanos = clock.instant().until(due).toNanos();
            return stop.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Waits for the end.
     *
     * @throws BrokerUnavailable if there was no broker to start with, or it refused
     */
    public Summary await() throws BrokerUnavailable, InterruptedException {
        ended.await();
        switch (failure) {
            case null -> {}
            case BrokerUnavailable unavailable -> throw unavailable;
            case Exception bug -> throw new IllegalStateException("the simulation broke", bug);
        }
        return summary();
    }

    /** What has been sent so far, or in all once it has ended. */
    public Summary summary() {
        return new Summary(
                tallies.entrySet().stream()
                        .map(entry -> entry.getValue().line(entry.getKey().word()))
                        .toList(),
                gateway.refused(),
                gateway.repeated(),
                took);
    }

    /** What really happened in the time that was told; nothing before it has ended. */
    public Truth truth() {
        return truth.get();
    }

    /** Asks it to end soon; {@link #await} says when it has. */
    public void stop() {
        stop.countDown();
    }

    /** Ends it: waits, some seconds at most, for what the broker has not acknowledged yet. */
    @Override
    public void close() {
        stop();
        if (!started.get()) {
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
