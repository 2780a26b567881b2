package city.talpuls.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatientCodecTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicLong cpu = new AtomicLong();

    /** Takes as many milliseconds as the payload's byte says. */
    private final Codec codec = new PatientCodec(this::decode, () -> PatientCodec.FAIR, now::get, cpu::get);

    private Decoded decode(Frame frame) {
        runs.incrementAndGet();
        cpu.addAndGet(Duration.ofMillis(frame.bytes()[0]).toNanos());
        return new Decoded.Values(JsonNodeFactory.instance.objectNode(), List.of());
    }

    @Test
    void whatTakesItsFairTimeIsReadAsOftenAsItComes() {
        assertThat(send(10, 1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void whatTakesMoreIsLeftAloneWhenItsBudgetIsUsedUp() {
        assertThat(send(60, 100)).isEqualTo(11);
        assertThat(codec.decode(new Frame(new byte[1], 1, Instant.EPOCH)))
                .hasToString("Failure[fault=STOPPED, errors=[it took too much of the processor and is left alone for a"
                        + " while]]");
    }

    @Test
    void goodPayloadsBetweenDoNotHideIt() {
        int read = 0;
        for (int i = 0; i < 100; i++) {
            read += send(60, 1) + send(1, 1);
        }

        assertThat(read).isEqualTo(21);
    }

    @Test
    void afterAWhileItIsTriedAgain() {
        send(60, 100);
        now.addAndGet(Duration.ofSeconds(26).toNanos());
        assertThat(send(60, 100)).isEqualTo(1);

        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(send(60, 100)).isEqualTo(11);
    }

    @Test
    void whatIsSlowAndComesSeldomIsAlwaysRead() {
        int read = 0;
        for (int i = 0; i < 100; i++) {
            read += send(50, 1);
            now.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        assertThat(read).isEqualTo(100);
    }

    /** Says how many of so many payloads were read. */
    private int send(int millis, int times) {
        int before = runs.get();
        var frame = new Frame(new byte[] {(byte) millis}, 1, Instant.EPOCH);
        for (int i = 0; i < times; i++) {
            codec.decode(frame);
        }
        return runs.get() - before;
    }
}
