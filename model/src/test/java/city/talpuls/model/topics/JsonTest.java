package city.talpuls.model.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final DeviceId DEVICE = new DeviceId("a84041ffff1234ab");

    private final Json json = new Json();

    @Test
    void everyValueOfTheTopicsIsReadAsItWasWritten() {
        var temperature = new Property("temperature");
        assertThatItReturns(
                Report.class,
                new Report(
                        DEVICE,
                        NOON,
                        "Kluse",
                        new Position(51.2557, 7.1545),
                        List.of(
                                new Reading(temperature, NOON, 21.5, Quality.GOOD),
                                new Reading(new Property("gelände höhe"), NOON, -0.0, Quality.GOOD.with(Flag.FUTURE))),
                        Map.of("status", "ok"),
                        List.of(NOON),
                        NOON.plusSeconds(7),
                        NOON.plusSeconds(8),
                        List.of(new Reading(temperature, NOON.minusSeconds(60), 90, Quality.GOOD.with(Flag.SPIKE))),
                        new FrameCounter("01c8a9f2", 7),
                        "0-1",
                        "4",
                        new Request("5", Request.Kind.RECHECK, NOON.minusSeconds(60), NOON, 9)));
        assertThatItReturns(
                DeviceAggregates.class,
                new DeviceAggregates(
                        DEVICE,
                        Interval.HOUR,
                        Interval.HOUR.windowOf(NOON),
                        NOON,
                        List.of(
                                new Aggregate(temperature, 0, Summary.of(NOON, 21.5)),
                                new Aggregate(new Property("pm10"), 2, null))));
        assertThatItReturns(Duplicate.class, new Duplicate(DEVICE, NOON, "chirpstack 3f2b", null));
        assertThatItReturns(Device.class, new Device(DEVICE, "Kluse", null, null, NOON));
        assertThatItReturns(
                DeadLetter.class,
                new DeadLetter(
                        "3-1042",
                        new Uplink("talpuls/v1/gw/dev/up", NOON, true, Payload.of(new byte[] {0, -1, 127})),
                        Reason.NOT_UTF8,
                        "byte 1 is 0xff",
                        null,
                        null));
    }

    @Test
    void ofALetterWithMoreBytesThanAreKeptItIsKnownHowManyThereWere() {
        assertThatItReturns(
                DeadLetter.class,
                new DeadLetter(
                        "0-1",
                        new Uplink("talpuls/v1/gw/dev/up", NOON, false, Payload.startOf(300_000, new byte[] {1, 2})),
                        Reason.TOO_LARGE,
                        "300000 bytes",
                        DEVICE,
                        new FrameCounter("01c8a9f2", 7)));
    }

    @Test
    void aReportReadsLikeAReportToWhoeverLooksAtTheTopic() {
        var report = new Report(
                DEVICE,
                NOON,
                null,
                null,
                List.of(new Reading(new Property("temperature"), NOON, 21.5, Quality.GOOD)),
                Map.of(),
                null,
                null);

        assertThat(new String(json.codec(Report.class).write(report), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"device":"a84041ffff1234ab","receivedAt":"2026-11-23T12:00:00.123456Z","readings":[{"property":\
                        "temperature","time":"2026-11-23T12:00:00.123456Z","value":21.5,"quality":"good"}],"texts":{},\
                        "recompute":[],"rechecked":[]}""");
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() {
        var device = json.codec(Device.class)
                .read(
                        "{\"id\":\"dev-1\",\"name\":\"One\",\"firstSeen\":\"2026-11-23T12:00:00.123456Z\",\"colour\":\"red\"}"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(device).isEqualTo(new Device(new DeviceId("dev-1"), "One", null, null, NOON));
    }

    @Test
    void aValueThatBreaksItsRulesIsRefusedByName() {
        assertThatThrownBy(() -> json.codec(Device.class)
                        .read("{\"id\":\"no spaces\",\"name\":\"One\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("device id");
    }

    private <T> void assertThatItReturns(Class<T> type, T value) {
        var codec = json.codec(type);
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
    }
}
