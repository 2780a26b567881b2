package city.talpuls.streams.store;

import city.talpuls.model.topics.JsonCodec;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes values of a topic's records. */
interface Reader<T> {

    /**
     * What the record says; nothing if that is nothing to write, and no message.
     *
     * @throws RuntimeException if it cannot be read
     */
    Optional<T> read(ConsumerRecord<String, byte[]> origin);

    /** Of records in JSON, each of which says something. */
    static <T> Reader<T> of(JsonCodec<T> codec) {
        return origin -> Optional.of(Objects.requireNonNull(codec.read(origin.value()), "it says null"));
    }

    /** Of records in JSON on a compacted topic, where one without a value takes away what stood under its key. */
    static <T> Reader<T> ofCompacted(JsonCodec<T> codec) {
        return origin -> origin.value() == null ? Optional.empty() : of(codec).read(origin);
    }
}
