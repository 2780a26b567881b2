package city.talpuls.streams.store;

import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.quality.Rules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes reports into the store batch by batch as the writer of readings does, each in one transaction with the progress it
 * makes, but from memory instead of Kafka: for whoever wants to know how fast that is. No reading is doubted.
 */
public final class StoreLoad {

    private static final Duration MEMORY = Duration.ofDays(2);

    private final Connection connection;
    private final JsonCodec<Report> codec;
    private final Sieve<Report> sieve;
    private final Progress progress = new Progress(Topics.READINGS.name());
    private long next;

    /**
     * @param connection to the store, which nobody else writes into; becomes one without autocommit
     */
    public StoreLoad(Connection connection, Json json) throws SQLException {
        this.connection = connection;
        this.codec = json.codec(Report.class);
        this.sieve = new Sieve<>(new ReadingsSink(
                new Datastreams(Properties.shipped()),
                (device, registry) -> Rules.NONE,
                MEMORY,
                json.codec(Map.class)));
        connection.setAutoCommit(false);
        this.next = progress.next(connection, List.of(0)).getOrDefault(0, 0L);
    }

    /**
     * Writes and commits a batch.
     *
     * @param records reports as they lie on their topic
     * @throws IllegalStateException if the store does not take all of them
     */
    public void write(List<byte[]> records) throws SQLException {
        List<Message<Report>> messages = new ArrayList<>(records.size());
        for (byte[] value : records) {
            var origin = new ConsumerRecord<>(Topics.READINGS.name(), 0, next + messages.size(), "", value);
            messages.add(new Message<>(origin, codec.read(value)));
        }
        List<Refusal> refused = sieve.write(connection, messages).refused();
        long to = next + messages.size();
        if (!refused.isEmpty()
                || !progress.move(connection, List.of(new Progress.Step(0, next, to, messages.size(), 0)))) {
            connection.rollback();
            throw new IllegalStateException("the store does not take the batch from " + next + " on: " + refused);
        }
        connection.commit();
        next = to;
    }
}
