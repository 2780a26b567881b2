package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one topic, or the partitions of it that it has in a group of writers, batch by batch, each in one transaction
 * with the {@link Progress} it makes. When the database is away it tries again, after a growing pause, and Kafka keeps what
 * comes meanwhile. What the database refuses is {@link Refused set aside}, and holds up nothing.
 */
final class TopicWriter<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** How long to rest after a small batch: what comes meanwhile shares the cost of the next transaction. */
    private static final Duration REST = Duration.ofMillis(250);

    private static final int SMALL = 1_000;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Topic topic;
    private final Reader<T> reader;
    private final Sink<T> sink;
    private final Sieve<T> sieve;
    private final Refused refused;
    private final Tally tally;
    private final DataSource database;
    private final java.util.function.Consumer<List<DeviceAggregates>> listeners;
    private final java.util.function.Consumer<List<T>> witness;
    private final Consumer<String, byte[]> consumer;
    private final Progress progress;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>("not started yet");
    private final Thread thread;
    private boolean lost = true;

    /**
     * @param number which of the topic's writers it is, from 0
     * @param listeners hear of aggregates that were found on the way, once they are stored
     * @param witness is told of all values that are stored, once they are
     */
    TopicWriter(
            Topic topic,
            int number,
            Reader<T> reader,
            Sink<T> sink,
            DataSource database,
            Consumer<String, byte[]> consumer,
            MeterRegistry metrics,
            java.util.function.Consumer<List<DeviceAggregates>> listeners,
            java.util.function.Consumer<List<T>> witness) {
        this.topic = topic;
        this.reader = reader;
        this.sink = sink;
        this.sieve = new Sieve<>(sink);
        this.refused = new Refused(topic);
        this.tally = new Tally(metrics, topic);
        this.database = database;
        this.listeners = listeners;
        this.witness = witness;
        this.consumer = consumer;
        this.progress = new Progress(topic.name());
        this.thread = Thread.ofPlatform()
                .name("talpuls-writer-" + topic.name() + "-" + number)
                .unstarted(this::run);
    }

    TopicWriter<T> start() {
        thread.start();
        return this;
    }

    String topic() {
        return topic.name();
    }

    /** Why nothing is written at the moment; nothing while all goes well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic.name()), new Partitions());
            Duration pause = SHORTEST_PAUSE;
            while (!closed.isDone()) {
                try {
                    if (step() < SMALL) {
                        rest(REST);
                    }
                    recovered();
                    pause = SHORTEST_PAUSE;
                } catch (SQLException | RuntimeException e) {
                    if (!closed.isDone()) {
                        lost = true;
                        report(e);
                        rest(pause);
                        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what has come; returns how many records that were, or {@link #SMALL} if there is no reason to rest. */
    private int step() throws SQLException {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (lost && !consumer.assignment().isEmpty()) {
            findPlace();
            return SMALL;
        }
        List<Batch<T>> batches = Batch.of(records, reader, sink);
        for (Batch<T> batch : batches.subList(0, batches.size() - 1)) {
            if (!write(batch, steps(batch, batch.ends()))) {
                return SMALL;
            }
        }
        List<Progress.Step> rest = steps(batches.getLast(), positions());
        if (rest.isEmpty()) {
            return SMALL;
        }
        return write(batches.getLast(), rest) ? records.count() : SMALL;
    }

    /** Returns whether the batch is in the store; otherwise others have taken over. */
    private boolean write(Batch<T> batch, List<Progress.Step> steps) throws SQLException {
        if (steps.isEmpty()) {
            return true;
        }
        int read = batch.messages().size() + batch.refusals().size();
        List<DeviceAggregates> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!write(connection, batch, steps, found)) {
                lost = true;
                LOG.info("another writer has taken over partitions of {}", topic.name());
                return false;
            }
        }
        for (Progress.Step step : steps) {
            next.put(new TopicPartition(topic.name(), step.partition()), step.to());
        }
        tally.add(read, batch.refusals().size());
        listeners.accept(found);
        witness.accept(batch.stored());
        return true;
    }

    private boolean write(
            Connection connection, Batch<T> batch, List<Progress.Step> steps, List<DeviceAggregates> found)
            throws SQLException {
        try {
            if (!batch.messages().isEmpty()) {
                Sieve.Outcome outcome = sieve.write(connection, batch.messages());
                batch.refusals().addAll(outcome.refused());
                found.addAll(outcome.found());
            }
            refused.keep(connection, batch.refusals());
            if (progress.move(connection, without(batch.refusals(), steps))) {
                connection.commit();
                return true;
            }
            connection.rollback();
            return false;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static List<Progress.Step> without(List<Refusal> refusals, List<Progress.Step> steps) {
        return steps.stream()
                .map(step -> step.refusing(refusals.stream()
                        .filter(refusal -> refusal.origin().partition() == step.partition())
                        .count()))
                .toList();
    }

    /** Where each partition is now; a position moves over transaction marks without records too. */
    private Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition.partition(), consumer.position(partition));
        }
        return positions;
    }

    /** From where each partition was to these ends. */
    private List<Progress.Step> steps(Batch<T> batch, Map<Integer, Long> ends) {
        List<Progress.Step> steps = new ArrayList<>();
        ends.forEach((partition, to) -> {
            Long from = next.get(new TopicPartition(topic.name(), partition));
            if (from != null && !from.equals(to)) {
                steps.add(new Progress.Step(partition, from, to, batch.counted(partition), 0));
            }
        });
        return steps;
    }

    /** Sets the consumer to where the store says that writing goes on. */
    private void findPlace() throws SQLException {
        next.clear();
        Collection<TopicPartition> assigned = consumer.assignment();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            progress.next(
                            connection,
                            assigned.stream().map(TopicPartition::partition).toList())
                    .forEach((partition, offset) -> {
                        var place = new TopicPartition(topic.name(), partition);
                        consumer.seek(place, offset);
                        next.put(place, offset);
                    });
        }
        lost = false;
    }

    private void rest(Duration pause) throws InterruptedException {
        try {
            closed.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not closed meanwhile: on we go.
        }
    }

    private void report(Exception e) {
        String what = String.valueOf(e.getMessage());
        if (!what.equals(trouble.getAndSet(what))) {
            LOG.warn("{} is not being written: {}", topic.name(), what, e);
        }
    }

    private void recovered() {
        if (trouble.getAndSet(null) != null) {
            LOG.info("{} is being written", topic.name());
        }
    }

    /** Has it end after the batch at hand, without waiting for that. */
    void end() {
        closed.complete(true);
        consumer.wakeup();
    }

    /** Ends after the batch at hand. */
    @Override
    public void close() {
        end();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After any change of partitions, where to go on is asked anew. */
    private final class Partitions implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            lost = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lost = true;
        }
    }
}
