package city.talpuls.model.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Values of one type as JSON bytes and back, in the form that Kafka's clients take. Made by {@link Json}. */
public final class JsonCodec<T> implements Serde<T> {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(ObjectWriter writer, ObjectReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    public byte[] write(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException("not to be written as JSON: " + value, e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws SerializationException if the bytes are not such a value
     */
    public T read(byte[] json) {
        try {
            return reader.readValue(json);
        } catch (IOException e) {
            throw new SerializationException("not a " + reader.getValueType() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, json) -> json == null ? null : read(json);
    }
}
