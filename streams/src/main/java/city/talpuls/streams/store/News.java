package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aggregates that the store found itself, told on their topic for those who listen, with the header {@code stored}: no writer
 * stores them again. One that is lost between the store and Kafka is lost for listeners only.
 */
public final class News {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final String STORED = "stored";

    private final Producer<String, byte[]> producer;
    private final JsonCodec<DeviceAggregates> codec;

    public News(Producer<String, byte[]> producer, JsonCodec<DeviceAggregates> codec) {
        this.producer = producer;
        this.codec = codec;
    }

    /** A reader that passes over what is stored already. */
    static <T> Reader<T> apart(Reader<T> reader) {
        return origin -> origin.headers().lastHeader(STORED) == null ? reader.read(origin) : Optional.empty();
    }

    /** Sends them and does not wait. */
    void tell(List<DeviceAggregates> found) {
        for (DeviceAggregates one : found) {
            List<Header> headers = List.of(new RecordHeader(STORED, "".getBytes(StandardCharsets.UTF_8)));
            var news = new ProducerRecord<>(
                    Topics.AGGREGATES.name(),
                    null,
                    one.asOf().toEpochMilli(),
                    one.device().value(),
                    codec.write(one),
                    headers);
            var _ = producer.send(news, (place, failure) -> {
                if (failure != null) {
                    LOG.warn("listeners do not hear of an hour of {}: {}", one.device(), failure.getMessage());
                }
            });
        }
    }
}
