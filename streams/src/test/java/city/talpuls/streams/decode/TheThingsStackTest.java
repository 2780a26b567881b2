package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.TTN;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheThingsStackTest {

    private static String message(String more) {
        return """
               {"end_device_ids":{"device_id":"bin-7","dev_eui":"A84041FFFF1234AB"},
                "received_at":"2026-11-23T11:59:59.300000000Z",
                "uplink_message":{"session_key_id":"AYfg8rhha5n+FWx0ZaAprA==","received_at":"2026-11-23T11:59:59.014773143Z",
                  "decoded_payload":{"fill_level":73,"temperature":4.5}%s}}""".formatted(more);
    }

    @Test
    void theDeviceIsItsDevEuiAsWithChirpStack() {
        var report = accepted(uplink(TTN, message(""))).report();

        assertThat(report.device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(report.name()).isEqualTo("bin-7");
    }

    @Test
    void theDecodedPayloadIsReadAtTheTimeTheNetworkServerGotIt() {
        var message = accepted(uplink(TTN, message("")));

        assertThat(valuesOf(message)).isEqualTo(Map.of("fill_level", 73.0, "temperature", 4.5));
        assertThat(message.report().readings().getFirst().time()).isEqualTo("2026-11-23T11:59:59.014773Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T11:59:58.9Z, 2026-11-23T11:59:58.9Z",
        "2026-11-23T10:59:58Z, 2026-11-23T10:59:58Z",
        "1980-01-06T00:00:00Z, 2026-11-23T11:59:59.014773Z",
        "2026-11-23T14:00:00Z, 2026-11-23T11:59:59.014773Z"
    })
    void theGatewaysTimeCountsIfItsClockCanBeRight(String gateway, String time) {
        var message =
                accepted(uplink(TTN, message(",\"rx_metadata\":[{\"rssi\":-80},{\"time\":\"" + gateway + "\"}]")));

        assertThat(message.report().readings().getFirst().time()).isEqualTo(time);
    }

    @Test
    void sessionAndFrameCounterTellMessagesApartAndAnAbsentCounterIsZero() {
        assertThat(accepted(uplink(TTN, message(""))).identity().value())
                .isEqualTo("ttn a84041ffff1234ab AYfg8rhha5n+FWx0ZaAprA== 0");
        assertThat(accepted(uplink(TTN, message(",\"f_cnt\":17"))).identity().value())
                .endsWith(" 17");
    }

    @Test
    void thePlaceIsTheOneThatTheUserSet() {
        var report = accepted(uplink(
                        TTN,
                        message(",\"locations\":{\"frm-payload\":{\"latitude\":1,\"longitude\":2},"
                                + "\"user\":{\"latitude\":51.25,\"longitude\":7.15}}")))
                .report();

        assertThat(report.position()).isEqualTo(new Position(51.25, 7.15));
    }

    @Test
    void simulatedValuesAreFlagged() {
        var report = accepted(uplink(TTN, message("").replaceFirst("\\{", "{\"simulated\":true,")))
                .report();

        assertThat(report.readings())
                .allSatisfy(reading -> assertThat(reading.quality()).isEqualTo(Quality.GOOD.with(Flag.SIMULATED)));
    }

    @Test
    void withoutAPayloadFormatterThePayloadWaitsUnclaimed() {
        var rejected = rejected(
                uplink(TTN, "{\"uplink_message\":{\"session_key_id\":\"AYk=\",\"f_cnt\":9,\"frm_payload\":\"AQID\"}}"));

        assertThat(rejected.reason()).isEqualTo(Reason.UNCLAIMED);
        assertThat(rejected.counter()).isEqualTo(new FrameCounter("AYk=", 9));
    }
}
