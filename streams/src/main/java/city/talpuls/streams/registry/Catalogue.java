package city.talpuls.streams.registry;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.profile.Translation;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.RegistryEntry;
import city.talpuls.model.registry.Setting;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.RegistryRecords;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.alerts.Watched;
import city.talpuls.streams.alerts.Watchlist;
import city.talpuls.streams.decode.Equipment;
import city.talpuls.streams.quality.Rules;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry as it stands on its topic, read from the beginning at the start and followed from then on, so that a change
 * counts on every instance as soon as it is on the topic.
 */
public final class Catalogue implements Watched, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final TopicPartition TOPIC = new TopicPartition(Topics.REGISTRY.name(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Book book;
    private final RegistryRecords records;
    private final Place place = new Place();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>("not read yet");
    private final AtomicReference<@Nullable Consumer<String, byte[]>> consumer = new AtomicReference<>();
    private final Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * @param json how entries are written on the topic
     * @param compiler makes codecs of what is written
     * @param translations says how a device with a profile, or without one, is understood
     * @param shipped what is there unless an entry of the same key counts instead
     * @param consumers makes the consumer of the topic
     */
    public Catalogue(
            Json json,
            Compiler compiler,
            Translations translations,
            Collection<? extends RegistryEntry> shipped,
            Supplier<Consumer<String, byte[]>> consumers) {
        this.book = new Book(compiler, translations, shipped);
        this.records = new RegistryRecords(json);
        this.thread = Thread.ofPlatform().name("talpuls-registry").unstarted(() -> run(consumers));
    }

    /** Makes codecs of what is written. */
    public interface Compiler {
        Codec compile(CodecForm form, String source) throws BadCodecException;
    }

    /** Says how the values of a device are understood. */
    public interface Translations {
        Translation of(@Nullable Profile profile, Map<Setting, Double> settings);
    }

    public Catalogue start() {
        thread.start();
        return this;
    }

    /** How the device is to be understood now. */
    public Equipment equipment(DeviceId device) {
        return book.equipment(device);
    }

    /** When readings of the device are doubtful now. */
    public Rules rules(DeviceId device) {
        return book.rules(device);
    }

    /** The same once the registry is known up to this offset, or after a while. */
    public Rules rules(DeviceId device, long registry) {
        await(registry, LONGEST_WAIT);
        return book.rules(device);
    }

    @Override
    public Watchlist watchlist() {
        return book.watchlist();
    }

    @Override
    public Optional<Duration> interval(DeviceId device) {
        return book.interval(device);
    }

    /** What operators decided about the device, if they did. */
    public Optional<Registration> registration(DeviceId device) {
        return book.registration(device);
    }

    /**
     * Waits until all that stood on the topic when it was opened is known.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitBeginning() throws InterruptedException {
        place.awaitBeginning();
    }

    /** Waits until the topic is known up to this offset, at most so long; says whether it is. */
    public boolean await(long offset, Duration most) {
        return place.await(offset, most);
    }

    /** Why changes do not arrive at the moment; nothing while all goes well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run(Supplier<Consumer<String, byte[]>> consumers) {
        while (end.getCount() > 0) {
            try (Consumer<String, byte[]> opened = consumers.get()) {
                consumer.set(opened);
                follow(opened);
            } catch (WakeupException e) {
                // Closed, as the loop sees.
            } catch (KafkaException e) {
                String what = String.valueOf(e.getMessage());
                if (!what.equals(trouble.getAndSet(what))) {
                    LOG.warn("the registry cannot be followed: {}", what, e);
                }
                rest();
            }
        }
    }

    private void follow(Consumer<String, byte[]> opened) {
        opened.assign(List.of(TOPIC));
        opened.seek(TOPIC, place.next());
        long beginning = opened.endOffsets(List.of(TOPIC)).getOrDefault(TOPIC, 0L);
        while (end.getCount() > 0) {
            if (opened.position(TOPIC) >= beginning) {
                place.begun();
                trouble.set(null);
            }
            for (ConsumerRecord<String, byte[]> change : opened.poll(POLL)) {
                take(change);
            }
            place.moveTo(opened.position(TOPIC));
        }
    }

    private void take(ConsumerRecord<String, byte[]> change) {
        try {
            var key = EntryKey.of(change.key());
            if (change.value() == null) {
                book.remove(key);
            } else {
                book.put(records.read(key.kind(), change.value()));
            }
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.warn("the registry's record {} is passed over: {}", change.offset(), e.getMessage());
        }
    }

    private void rest() {
        try {
            boolean _ = end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        Consumer<String, byte[]> open = consumer.get();
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far the topic is known. */
    private static final class Place {

        private long next;
        private boolean begun;

        synchronized long next() {
            return next;
        }

        synchronized void moveTo(long offset) {
            next = offset;
            notifyAll();
        }

        synchronized void begun() {
            begun = true;
            notifyAll();
        }

        synchronized void awaitBeginning() throws InterruptedException {
            while (!begun) {
                wait();
            }
        }

        synchronized boolean await(long offset, Duration most) {
            long end = System.nanoTime() + most.toNanos();
            boolean interrupted = false;
            long left = most.toNanos();
            while (next < offset && left > 0) {
                try {
                    wait(Math.max(1, left / 1_000_000));
                } catch (InterruptedException e) {
                    interrupted = true;
                    break;
                }
                left = end - System.nanoTime();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return next >= offset;
        }
    }
}
