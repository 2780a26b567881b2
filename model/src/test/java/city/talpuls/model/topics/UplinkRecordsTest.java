package city.talpuls.model.topics;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UplinkRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 3, Payload.LARGEST})
    void anUplinkIsReadAsItWasWritten(int size) {
        var uplink = new Uplink("talpuls/v1/gw/dev/up", NOON, true, Payload.of(new byte[size]));

        assertThat(throughKafka(uplink)).isEqualTo(uplink);
    }

    @Test
    void ofAMessageThatIsTooLargeTheStartIsKeptAndItsSize() {
        byte[] bytes = new byte[1024 * 1024];
        Arrays.fill(bytes, (byte) 'x');
        var read = throughKafka(new Uplink("talpuls/v1/gw/dev/up", NOON, false, Payload.of(bytes)));

        assertThat(read.payload().size()).isEqualTo(1024 * 1024);
        assertThat(read.payload().isCut()).isTrue();
        assertThat(read.payload().bytes()).hasSize(256 * 1024).containsOnly('x');
    }

    @Test
    void aLargeMessageThatWasWrittenBeforeThereWasALimitIsCutWhenItIsRead() {
        var read = UplinkRecords.read(0, new RecordHeaders(), new byte[1024 * 1024]);

        assertThat(read.payload().size()).isEqualTo(1024 * 1024);
        assertThat(read.payload().bytes()).hasSize(256 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "2"})
    void aSizeThatCannotBeIsNotBelieved(String size) {
        var headers = new RecordHeaders().add("size", size.getBytes(StandardCharsets.UTF_8));

        assertThat(UplinkRecords.read(0, headers, new byte[3]).payload()).isEqualTo(Payload.of(new byte[3]));
    }

    @Test
    void aMessageThatIsReadAgainSaysAsWhichDeadLetterItEndedBefore() {
        var uplink = new Uplink("talpuls/v1/gw/dev/up", NOON, true, Payload.of(new byte[3]), new Replay("3-1042", 17));

        assertThat(throughKafka(uplink)).isEqualTo(uplink);
    }

    private static Uplink throughKafka(Uplink uplink) {
        var record = UplinkRecords.write("dev", uplink);
        return UplinkRecords.read(record.timestamp(), record.headers(), record.value());
    }
}
