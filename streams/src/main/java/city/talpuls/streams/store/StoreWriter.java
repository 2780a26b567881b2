package city.talpuls.streams.store;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;

/** All topics that go into the store, each with a writer of its own, so that a slow one holds up no other. */
public final class StoreWriter implements AutoCloseable {

    private final DataSource database;
    private final Json json;
    private final Rulebook rulebook;
    private final Function<Topic, Consumer<String, byte[]>> consumers;
    private final List<TopicWriter<?>> writers = new ArrayList<>();

    /**
     * @param database where to
     * @param json how values are written on the topics
     * @param rulebook when readings that the streams no longer remember are doubtful
     * @param consumers makes the consumer of a topic: it commits nothing by itself and sees committed records only
     */
    public StoreWriter(
            DataSource database, Json json, Rulebook rulebook, Function<Topic, Consumer<String, byte[]>> consumers) {
        this.database = database;
        this.json = json;
        this.rulebook = rulebook;
        this.consumers = consumers;
    }

    public StoreWriter start() {
        var datastreams = new Datastreams(Properties.shipped());
        start(Topics.READINGS, Report.class, new ReadingsSink(datastreams, rulebook, json.codec(Map.class)));
        start(Topics.AGGREGATES, DeviceAggregates.class, new AggregatesSink(datastreams));
        start(Topics.DEAD_LETTERS, DeadLetter.class, new DeadLettersSink());
        start(Topics.DUPLICATES, Duplicate.class, new DuplicatesSink());
        start(Topics.DEVICES, Device.class, new DevicesSink());
        return this;
    }

    private <T> void start(Topic topic, Class<T> type, Sink<T> sink) {
        writers.add(new TopicWriter<>(topic, json.codec(type), sink, database, consumers.apply(topic)).start());
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
        writers.forEach(TopicWriter::close);
    }
}
