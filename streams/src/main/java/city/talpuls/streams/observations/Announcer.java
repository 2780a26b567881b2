package city.talpuls.streams.observations;

import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.streams.delivery.NotToldException;
import city.talpuls.streams.delivery.Publisher;
import city.talpuls.streams.delivery.Publisher.Said;
import city.talpuls.streams.store.observations.SensorThings;
import city.talpuls.streams.store.observations.SensorThings.Made;
import city.talpuls.streams.store.observations.SensorThings.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of Observations. Nobody waits for it: what comes faster than the broker takes it, or while the broker is away,
 * is not told, and counted.
 */
public final class Announcer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private static final int MOST_WAITING = 50_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ObservationsConfig config;
    private final SensorThings store;
    private final Publisher publisher;
    private final ObservationText text;
    private final Counter told;
    private final Counter lost;
    private final BlockingQueue<Measurement> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().name("talpuls-observations").unstarted(this::run);
    private volatile boolean closed;
    private String trouble = "";

    private record Measurement(Measured what, Reading reading) {}

    /**
     * @param publisher to the broker at which listeners are; it is closed with this
     * @param metrics where it counts
     */
    public Announcer(ObservationsConfig config, SensorThings store, Publisher publisher, MeterRegistry metrics) {
        this.config = config;
        this.store = store;
        this.publisher = publisher;
        this.text = new ObservationText(config.root());
        this.told = Counter.builder("talpuls.streams.observations.told")
                .description("Observations that were told over MQTT")
                .register(metrics);
        this.lost = Counter.builder("talpuls.streams.observations.untold")
                .description("Observations that were not told, since the broker was away or too slow")
                .register(metrics);
    }

    public void start() {
        thread.start();
    }

    /** Takes notice of what has just been stored. Old readings that were read again are no news. */
    public void hear(List<Report> stored) {
        if (!isWanted()) {
            return;
        }
        for (Report report : stored) {
            if (report.redecoding() != null) {
                continue;
            }
            for (Reading reading : report.readings()) {
                var what = new Measured(report.device(), reading.property());
                if (!waiting.offer(new Measurement(what, reading))) {
                    lost.increment();
                }
            }
        }
    }

    private boolean isWanted() {
        return config.announced() && publisher.hasBroker();
    }

    private void run() {
        try {
            while (!closed) {
                List<Measurement> some = some();
                List<Made> made = List.of();
                try {
                    made = store.take(AT_ONCE);
                    if (isWanted()) {
                        tell(some, made);
                    }
                    trouble = "";
                } catch (SQLException | NotToldException e) {
                    lost.increment((double) some.size() + made.size());
                    report(String.valueOf(e.getMessage()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Measurement> some() throws InterruptedException {
        List<Measurement> some = new ArrayList<>();
        Measurement first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            some.add(first);
            waiting.drainTo(some, AT_ONCE - 1);
        }
        return some;
    }

    private void tell(List<Measurement> some, List<Made> made) throws SQLException, NotToldException {
        Map<Measured, Long> datastreams = some.isEmpty()
                ? Map.of()
                : store.datastreams(some.stream().map(Measurement::what).collect(Collectors.toSet()));
        List<Said> said = new ArrayList<>();
        for (Measurement one : some) {
            Long datastream = datastreams.get(one.what());
            if (datastream != null) {
                said.add(new Said(topic(datastream), text.of(datastream, one.reading())));
            }
        }
        for (Made one : made) {
            said.add(new Said(topic(one.datastream()), text.of(one)));
        }
        if (!said.isEmpty()) {
            publisher.say(said);
            told.increment(said.size());
        }
    }

    private static String topic(long datastream) {
        return "v1.1/Datastreams(" + datastream + ")/Observations";
    }

    private void report(String why) {
        if (!closed && !why.equals(trouble)) {
            trouble = why;
            LOG.warn("listeners do not hear of Observations: {}", why);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
