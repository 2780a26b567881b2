package city.talpuls.streams.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class MomentCodecTest {

    private static final Moment MOMENT = new Moment(List.of(
            new Reading(new Property("no2"), Instant.parse("2026-11-23T12:00:00.123456Z"), -21.5, Quality.GOOD),
            new Reading(
                    new Property("Geländehöhe 山"),
                    Instant.parse("2026-11-23T12:00:00.123999Z"),
                    1e100,
                    Quality.GOOD.with(Flag.FUTURE).with(Flag.SIMULATED))));

    private final MomentCodec codec = new MomentCodec();

    @Test
    void aMomentIsReadAsItWasWritten() {
        assertThat(codec.read(codec.write(MOMENT))).isEqualTo(MOMENT);
        assertThat(codec.read(codec.write(Moment.EMPTY))).isEqualTo(Moment.EMPTY);
    }

    @Test
    void bytesThatAreNoMomentAreRefused() {
        byte[] whole = codec.write(MOMENT);
        assertThatThrownBy(() -> codec.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> codec.read(new byte[] {'{', '}'})).isInstanceOf(SerializationException.class);
    }
}
