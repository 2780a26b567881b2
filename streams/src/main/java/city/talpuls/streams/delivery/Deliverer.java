package city.talpuls.streams.delivery;

import city.talpuls.model.registry.Recipient;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.store.delivery.Deliveries;
import city.talpuls.streams.store.delivery.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second for deliveries that are due, and as soon as one has ended; tells each on a thread of its own and notes
 * what became of it. Several instances share them. What was told and not noted, because the process or the database ended in
 * between, is told once more under the same key.
 */
public final class Deliverer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 32;
    private static final Duration FOR_A_WEBHOOK = Duration.ofSeconds(10);

    /** Longer than any channel takes, so that nobody takes up what is still being told. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final Letters letters;
    private final Messenger messenger;
    private final BackOff backOff;
    private final Tally tally;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ExecutorService tellers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("talpuls-delivery-", 0).factory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore ended = new Semaphore(0);
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("talpuls-delivery").unstarted(this::run);
    private volatile boolean closed;

    Deliverer(
            Deliveries deliveries,
            Letters letters,
            Messenger messenger,
            BackOff backOff,
            Tally tally,
            InstantSource clock,
            RandomGenerator chance) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.messenger = messenger;
        this.backOff = backOff;
        this.tally = tally;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Puts one together.
     *
     * @param clock says what is due
     */
    public static Deliverer of(
            Deliveries deliveries,
            Json json,
            DeliveryConfig config,
            SmtpConfig smtp,
            MqttConfig mqtt,
            MeterRegistry metrics,
            InstantSource clock) {
        return new Deliverer(
                deliveries,
                new Letters(json, ZoneId.of(config.zone())),
                new Messenger(
                        new Webhooks(config.internal(), clock, MOST_AT_ONCE, FOR_A_WEBHOOK),
                        new Mailer(smtp, clock),
                        new Publisher(mqtt)),
                new BackOff(config.attempts(), config.patience()),
                new Tally(metrics),
                clock,
                RandomGenerator.getDefault());
    }

    public Deliverer start() {
        thread.start();
        return this;
    }

    /** Why nobody is told at the moment; nothing while all goes well, be it that recipients do not hear. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    takeSome();
                    if (trouble.getAndSet(null) != null) {
                        LOG.info("recipients are told of alerts");
                    }
                } catch (SQLException | RuntimeException e) {
                    String what = String.valueOf(e.getMessage());
                    if (!what.equals(trouble.getAndSet(what))) {
                        LOG.warn("recipients cannot be told of alerts: {}", what);
                    }
                }
                if (ended.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    ended.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeSome() throws SQLException {
        int free = places.drainPermits();
        List<Delivery> taken = List.of();
        try {
            if (free > 0) {
                taken = deliveries.take(free, clock.instant(), LEASE);
            }
        } finally {
            places.release(free - taken.size());
        }
        for (Delivery delivery : taken) {
            tellers.execute(() -> {
                try {
                    attempt(delivery);
                } finally {
                    places.release();
                    ended.release();
                }
            });
        }
    }

    private void attempt(Delivery delivery) {
        try {
            Optional<Recipient> recipient = delivery.recipient();
            if (recipient.isEmpty()) {
                giveUp(delivery, "there is no recipient '" + delivery.to() + "' any more");
                return;
            }
            try {
                messenger.tell(recipient.get(), letters.of(delivery));
            } catch (NotToldException | RuntimeException e) {
                notTold(delivery, e);
                return;
            }
            deliveries.delivered(delivery, clock.instant());
            tally.delivered(delivery);
        } catch (SQLException e) {
            // Somebody takes it up when the lease is over.
            LOG.warn("what became of the delivery {} cannot be noted: {}", delivery.key(), e.getMessage());
        }
    }

    private void notTold(Delivery delivery, Exception failure) throws SQLException {
        if (failure instanceof RuntimeException) {
            LOG.error("the delivery {} failed", delivery.key(), failure);
        }
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        Instant now = clock.instant();
        Optional<Instant> next = backOff.next(delivery, now, chance.nextDouble());
        if (next.isPresent()) {
            deliveries.again(delivery, why, next.get());
            tally.retried(delivery);
        } else {
            giveUp(delivery, why);
        }
    }

    private void giveUp(Delivery delivery, String why) throws SQLException {
        deliveries.failed(delivery, why, clock.instant());
        tally.failed(delivery);
        LOG.warn("the delivery {} is given up after {} attempts: {}", delivery.key(), delivery.attempt(), why);
    }

    /** Ends after the attempts at hand, unless they take long: those are made again. */
    @Override
    public void close() {
        closed = true;
        ended.release();
        try {
            thread.join(TO_END);
            tellers.shutdown();
            if (!tellers.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                tellers.shutdownNow();
                boolean _ = tellers.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            tellers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        messenger.close();
    }
}
