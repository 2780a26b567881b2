package city.talpuls.streams.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class MomentCodecTest {

    private static final Moment MOMENT = new Moment(List.of(
            new Kept(
                    new Reading(new Property("no2"), Instant.parse("2026-11-23T12:00:00.123456Z"), -21.5, Quality.GOOD),
                    Kept.MOST),
            new Kept(
                    new Reading(
                            new Property("Geländehöhe 山"),
                            Instant.parse("2026-11-23T12:00:00.123999Z"),
                            1e100,
                            Quality.GOOD.with(Flag.FUTURE).with(Flag.HUMIDITY)),
                    0)));

    private final MomentCodec codec = new MomentCodec();

    @Test
    void aMomentIsReadAsItWasWritten() {
        assertThat(codec.read(codec.write(MOMENT))).isEqualTo(MOMENT);
        assertThat(codec.read(codec.write(Moment.EMPTY))).isEqualTo(Moment.EMPTY);
    }

    /** One reading of water_level, 34.5, at the beginning of 2026, as the form before had it. */
    @Test
    void aMomentInTheFormBeforeIsReadToo() {
        var bytes = ByteBuffer.allocate(32)
                .put((byte) 1)
                .putLong(1_767_225_600_000_000L)
                .putDouble(34.5)
                .putShort((short) 0)
                .putShort((short) 11)
                .put("water_level".getBytes(StandardCharsets.UTF_8))
                .array();

        assertThat(codec.read(bytes).kept())
                .containsExactly(new Kept(
                        new Reading(
                                new Property("water_level"), Instant.parse("2026-01-01T00:00:00Z"), 34.5, Quality.GOOD),
                        0));
    }

    @Test
    void bytesThatAreNoMomentAreRefused() {
        byte[] whole = codec.write(MOMENT);
        assertThatThrownBy(() -> codec.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> codec.read(new byte[] {'{', '}'})).isInstanceOf(SerializationException.class);
    }
}
