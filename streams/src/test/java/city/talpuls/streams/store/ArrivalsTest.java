package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.UplinkRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Arrivals arrivals = new Arrivals();

    @Test
    void aMessageIsFoundUnderItsDeviceAndWithItsPlace() {
        var uplink = uplink("application/1/device/A84041FFFF1234AB/event/up", "{}", null);

        assertThat(read(UplinkRecords.write("a84041ffff1234ab", uplink)))
                .contains(new Arrival("a84041ffff1234ab", uplink, 3, 1042));
    }

    @Test
    void aMessageOfTheThingsStackIsFoundUnderItsDevEuiAndNotUnderItsKey() {
        var uplink = uplink(
                "v3/valley/devices/bin-7/up",
                "{\"end_device_ids\":{\"device_id\":\"bin-7\",\"dev_eui\":\"A84041FFFF1234AC\"},\"uplink_message\":{}}",
                null);

        assertThat(read(UplinkRecords.write("bin-7", uplink)))
                .map(Arrival::device)
                .contains("a84041ffff1234ac");
    }

    @Test
    void whatNamesNoDeviceIsFoundUnderItsKeyIfThatCanBeOne() {
        assertThat(read(UplinkRecords.write("bin-7", uplink("v3/valley/devices/bin-7/up", "hello", null))))
                .map(Arrival::device)
                .contains("bin-7");
        assertThat(read(UplinkRecords.write("some/where else", uplink("some/where else", "hello", null))))
                .map(Arrival::device)
                .contains("");
    }

    @Test
    void whatIsReadAgainOrAskedForIsNoNewMessage() {
        var again = uplink("talpuls/v1/g/kluse/up", "{}", new Replay("3-1042", 0));
        var request = new Request("1", Request.Kind.RECHECK, NOON, NOON.plusSeconds(1), 0);

        assertThat(read(UplinkRecords.write("kluse", again))).isEmpty();
        assertThat(read(RequestRecords.write(new DeviceId("kluse"), NOON, request)))
                .isEmpty();
    }

    private static Uplink uplink(String source, String payload, @Nullable Replay replay) {
        return new Uplink(source, NOON, false, Payload.of(payload.getBytes(StandardCharsets.UTF_8)), replay);
    }

    private Optional<Arrival> read(ProducerRecord<String, byte[]> sent) {
        return arrivals.read(new ConsumerRecord<>(
                sent.topic(),
                3,
                1042,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty()));
    }
}
