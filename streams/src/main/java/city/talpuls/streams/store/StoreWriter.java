package city.talpuls.streams.store;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.quality.Rulebook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * All topics that go into the store, each with writers of its own, so that a slow one holds up no other. Those that grow
 * with what is measured may have several, which share the partitions between them.
 */
public final class StoreWriter implements AutoCloseable {

    private final DataSource database;
    private final Json json;
    private final Rulebook rulebook;
    private final Duration memory;
    private final int parallel;
    private final BiFunction<Topic, Integer, Consumer<String, byte[]>> consumers;
    private final MeterRegistry metrics;
    private final News news;
    private final java.util.function.Consumer<List<Report>> witness;
    private final List<TopicWriter<?>> writers = new ArrayList<>();

    /**
     * @param database where to
     * @param json how values are written on the topics
     * @param rulebook when readings that the streams no longer remember are doubtful
     * @param memory how far back the streams keep aggregates up to date themselves
     * @param parallel how many write readings at the same time, and how many aggregates
     * @param consumers makes the consumer of a topic for its writer of that number: it commits nothing by itself and sees
     *     committed records only
     * @param metrics where it counts
     * @param news tells what the store finds itself
     * @param witness is told of all reports that are stored, once they are, and holds up nobody
     */
    public StoreWriter(
            DataSource database,
            Json json,
            Rulebook rulebook,
            Duration memory,
            int parallel,
            BiFunction<Topic, Integer, Consumer<String, byte[]>> consumers,
            MeterRegistry metrics,
            News news,
            java.util.function.Consumer<List<Report>> witness) {
        this.database = database;
        this.json = json;
        this.rulebook = rulebook;
        this.memory = memory;
        this.parallel = parallel;
        this.consumers = consumers;
        this.metrics = metrics;
        this.news = news;
        this.witness = witness;
    }

    /** How many connections to the database they use at the same time. */
    public static int connections(int parallel) {
        return 2 * parallel + 5;
    }

    public StoreWriter start() {
        var datastreams = new Datastreams(Properties.shipped());
        start(
                Topics.READINGS,
                parallel,
                Reader.of(json.codec(Report.class)),
                new ReadingsSink(datastreams, rulebook, memory, json.codec(Map.class)),
                witness);
        start(
                Topics.AGGREGATES,
                parallel,
                News.apart(Reader.of(json.codec(DeviceAggregates.class))),
                new AggregatesSink(datastreams));
        start(Topics.DEAD_LETTERS, 1, Reader.of(json.codec(DeadLetter.class)), new DeadLettersSink());
        start(Topics.DUPLICATES, 1, Reader.of(json.codec(Duplicate.class)), new DuplicatesSink());
        start(Topics.DEVICES, 1, Reader.ofCompacted(json.codec(Device.class)), new DevicesSink());
        start(Topics.ALERTS, 1, Reader.of(json.codec(AlertEvent.class)), new AlertsSink());
        start(Topics.UPLINKS, 1, new Arrivals(), new UplinksSink());
        return this;
    }

    private <T> void start(Topic topic, int count, Reader<T> reader, Sink<T> sink) {
        start(topic, count, reader, sink, stored -> {});
    }

    private <T> void start(
            Topic topic, int count, Reader<T> reader, Sink<T> sink, java.util.function.Consumer<List<T>> witness) {
        for (int number = 0; number < count; number++) {
            writers.add(new TopicWriter<>(
                            topic,
                            number,
                            reader,
                            sink,
                            database,
                            consumers.apply(topic, number),
                            metrics,
                            news::tell,
                            witness)
                    .start());
        }
    }

    /** Which topics are not being written at the moment, and why. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        for (TopicWriter<?> writer : writers) {
            writer.trouble().ifPresent(why -> troubles.put(writer.topic(), why));
        }
        return troubles;
    }

    @Override
    public void close() {
        writers.forEach(TopicWriter::end); // all at once: each takes a while
        writers.forEach(TopicWriter::close);
    }
}
