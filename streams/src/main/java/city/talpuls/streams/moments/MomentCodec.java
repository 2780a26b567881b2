package city.talpuls.streams.moments;

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
 * since 1970 (8 bytes), value (8), quality (2), how many it replaced (1), and its property's name in UTF-8 with its length
 * (2) before. In form 1 nothing stands of what was replaced.
 */
public final class MomentCodec implements Serde<Moment> {

    private static final byte FIRST_FORM = 1;
    private static final byte FORM = 2;
    private static final int WITHOUT_NAME = 8 + 8 + 2 + 1 + 2;

    byte[] write(Moment moment) {
        List<byte[]> names = new ArrayList<>(moment.kept().size());
        int size = 1;
        for (Kept kept : moment.kept()) {
            byte[] name = kept.reading().property().name().getBytes(StandardCharsets.UTF_8);
            names.add(name);
            size += WITHOUT_NAME + name.length;
        }
        var bytes = ByteBuffer.allocate(size).put(FORM);
        for (int i = 0; i < names.size(); i++) {
            Kept kept = moment.kept().get(i);
            Reading reading = kept.reading();
            bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, reading.time()))
                    .putDouble(reading.value())
                    .putShort((short) reading.quality().bits())
                    .put((byte) kept.replaced())
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
        byte written = bytes.hasRemaining() ? bytes.get() : 0;
        if (written != FORM && written != FIRST_FORM) {
            throw new SerializationException("not a moment in form " + FIRST_FORM + " or " + FORM);
        }
        List<Kept> all = new ArrayList<>();
        try {
            while (bytes.hasRemaining()) {
                Instant time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                double value = bytes.getDouble();
                var quality = new Quality(bytes.getShort());
                int replaced = written == FIRST_FORM ? 0 : bytes.get();
                var name = new byte[bytes.getShort()];
                bytes.get(name);
                var property = new Property(new String(name, StandardCharsets.UTF_8));
                all.add(new Kept(new Reading(property, time, value, quality), replaced));
            }
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new SerializationException("not a moment", e);
        }
        return new Moment(all);
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
