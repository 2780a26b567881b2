package city.talpuls.streams.window;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Moments as bytes, for the eyes of this room only: the form's number, then for each reading its time in microseconds
 * since 1970 (8 bytes), value (8), quality (2), and its property's name in UTF-8 with its length (2) before.
 */
final class MomentCodec implements Serde<Moment> {

    private static final byte FORM = 1;
    private static final int WITHOUT_NAME = 8 + 8 + 2 + 2;

    byte[] write(Moment moment) {
        List<byte[]> names = new ArrayList<>(moment.readings().size());
        int size = 1;
        for (Reading reading : moment.readings()) {
            byte[] name = reading.property().name().getBytes(StandardCharsets.UTF_8);
            names.add(name);
            size += WITHOUT_NAME + name.length;
        }
        var bytes = ByteBuffer.allocate(size).put(FORM);
        for (int i = 0; i < names.size(); i++) {
            Reading reading = moment.readings().get(i);
            bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, reading.time()))
                    .putDouble(reading.value())
                    .putShort((short) reading.quality().bits())
                    .putShort((short) names.get(i).length)
                    .put(names.get(i));
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws SerializationException if the bytes are not such a moment
     */
    Moment read(byte[] form) {
        var bytes = ByteBuffer.wrap(form);
        if (!bytes.hasRemaining() || bytes.get() != FORM) {
            throw new SerializationException("not a moment in form " + FORM);
        }
        List<Reading> readings = new ArrayList<>();
        try {
            while (bytes.hasRemaining()) {
                Instant time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                double value = bytes.getDouble();
                var quality = new Quality(bytes.getShort());
                var name = new byte[bytes.getShort()];
                bytes.get(name);
                readings.add(new Reading(new Property(new String(name, StandardCharsets.UTF_8)), time, value, quality));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new SerializationException("not a moment", e);
        }
        return new Moment(readings);
    }

    @Override
    public Serializer<Moment> serializer() {
        return (topic, moment) -> moment == null ? null : write(moment);
    }

    @Override
    public Deserializer<Moment> deserializer() {
        return (topic, form) -> form == null ? null : read(form);
    }
}
