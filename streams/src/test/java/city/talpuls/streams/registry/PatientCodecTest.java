package city.talpuls.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientCodecTest {

    private final AtomicInteger runs = new AtomicInteger();

    /** Is stopped by a payload of 1, and refuses one of 2. */
    private final Codec codec = new PatientCodec(frame -> {
        runs.incrementAndGet();
        return switch (frame.bytes()[0]) {
            case 1 -> new Decoded.Failure(Fault.STOPPED, List.of("stopped"));
            case 2 -> new Decoded.Failure(Fault.FAILED, List.of("refused"));
            default -> new Decoded.Values(JsonNodeFactory.instance.objectNode(), List.of());
        };
    });

    @Test
    void aCodecThatIsStoppedAgainAndAgainIsLeftAlone() {
        for (int i = 0; i < 10; i++) {
            assertThat(decode(1)).isInstanceOf(Decoded.Failure.class);
        }

        assertThat(runs).hasValue(3);
        assertThat(decode(0).toString()).contains("3 times in a row");
    }

    @Test
    void oneThatIsStoppedNowAndThenOrRefusesIsNot() {
        for (int i = 0; i < 10; i++) {
            decode(1);
            decode(1);
            decode(2);
        }

        assertThat(runs).hasValue(30);
        assertThat(decode(0)).isInstanceOf(Decoded.Values.class);
    }

    private Decoded decode(int payload) {
        return codec.decode(new Frame(new byte[] {(byte) payload}, 1, Instant.EPOCH));
    }
}
