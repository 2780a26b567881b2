package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.TTN;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
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

    private static String normalized(String measurements) {
        return message(",\"frm_payload\":\"AQID\",\"normalized_payload\":[" + measurements + "]");
    }

    @Test
    void normalizedValuesWinAndTheDecodedOnesAreTakenForWhatTheyDoNotSay() {
        var message = accepted(uplink(TTN, normalized("{\"air\":{\"temperature\":4.4,\"relativeHumidity\":88}}")));

        assertThat(valuesOf(message))
                .isEqualTo(
                        Map.of("temperature", 4.4, "relative_humidity", 88.0, "dew_point", 2.59, "fill_level", 73.0));
    }

    @Test
    void normalizedValuesHaveTheirOwnUnits() {
        var message = accepted(uplink(TTN, """
                {"uplink_message":{"normalized_payload":[{
                  "air":{"location":"outdoor","temperature":0,"relativeHumidity":63,"pressure":1013.2,"co2":410,"lightIntensity":250},
                  "wind":{"speed":3.5,"direction":270},
                  "soil":{"moisture":21,"temperature":9.5,"ec":0.25,"pH":6.5},
                  "rain":{"intensity":1.2,"cumulative":345.6},
                  "water":{"leak":true,"temperature":{"current":11.5}},
                  "metering":{"water":{"total":1500}},
                  "action":{"motion":{"detected":true,"count":5},"contactState":"open"},
                  "position":{"latitude":51.25,"longitude":7.15},
                  "battery":3.59}]}}"""));

        assertThat(valuesOf(message))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("temperature", 0.0),
                        Map.entry("relative_humidity", 63.0),
                        Map.entry("dew_point", -6.21),
                        Map.entry("pressure", 1013.2),
                        Map.entry("co2", 410.0),
                        Map.entry("illuminance", 250.0),
                        Map.entry("wind_speed", 3.5),
                        Map.entry("wind_direction", 270.0),
                        Map.entry("soil_moisture", 21.0),
                        Map.entry("soil_temperature", 9.5),
                        Map.entry("soil_conductivity", 250.0),
                        Map.entry("soil.pH", 6.5),
                        Map.entry("rain_rate", 1.2),
                        Map.entry("rain.cumulative", 345.6),
                        Map.entry("water_temperature", 11.5),
                        Map.entry("volume", 1.5),
                        Map.entry("motion_count", 5.0),
                        Map.entry("battery_voltage", 3.59)));
        assertThat(message.report().texts())
                .isEqualTo(Map.of(
                        "air.location", "outdoor",
                        "water.leak", "true",
                        "action.motion.detected", "true",
                        "action.contactState", "open"));
        assertThat(message.report().position()).isEqualTo(new Position(51.25, 7.15));
    }

    @Test
    void aNormalizedMeasurementWithItsOwnTimeHasThatTime() {
        var readings = accepted(uplink(
                        TTN,
                        normalized("{\"time\":\"2026-11-23T11:30:00+01:00\",\"air\":{\"temperature\":3.5}},"
                                + "{\"time\":null,\"air\":{\"temperature\":4.5}}")))
                .report()
                .readings();

        assertThat(readings.get(0).time()).isEqualTo("2026-11-23T10:30:00Z");
        assertThat(readings.get(0).value()).isEqualTo(3.5);
        assertThat(readings.get(1).time()).isEqualTo("2026-11-23T11:59:59.014773Z");
        assertThat(readings).hasSize(3);
    }

    @Test
    void aNormalizedPayloadAloneIsEnough() {
        var message = accepted(
                uplink(
                        TTN,
                        "{\"uplink_message\":{\"frm_payload\":\"AQID\",\"normalized_payload\":[{\"air\":{\"temperature\":1}}]}}"));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 1.0));
    }

    @Test
    void theCodecOfTheDevicesProfileComesBeforeAllThatTheServerSays() {
        Codec codec = frame -> new Decoded.Values(
                JsonNodeFactory.instance.objectNode().put("temperature", frame.bytes()[0]), List.of());
        var decoder = new Decoder(device -> new Equipment(codec, new Translations().plain()));

        var message = (Decoding.Accepted)
                decoder.read(uplink(TTN, normalized("{\"air\":{\"temperature\":4.4,\"location\":\"indoor\"}}")));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 1.0));
        assertThat(message.report().texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "7; WRONG_FORM; [0] is an object",
                "{\"time\":\"yesterday\"}; UNREADABLE_TIME; [0].time",
                "{\"time\":17}; UNREADABLE_TIME; [0].time",
                "{\"air\":{\"temperature\":1e999}}; IMPLAUSIBLE_VALUE; air.temperature",
                "{\"time\":\"1970-01-01T00:00:00Z\",\"air\":{\"temperature\":1}}; IMPLAUSIBLE_TIME; temperature"
            })
    void aNormalizedMeasurementThatIsNoneIsRefusedByItsPlace(String measurement, Reason reason, String place) {
        var rejected = rejected(uplink(TTN, normalized(measurement)));

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.detail()).contains(place);
    }

    @Test
    void anEmptyNormalizedPayloadSaysNothing() {
        assertThat(rejected(uplink(TTN, "{\"uplink_message\":{\"frm_payload\":\"AQID\",\"normalized_payload\":[{}]}}"))
                        .reason())
                .isEqualTo(Reason.UNCLAIMED);
    }

    @Test
    void withoutAPayloadFormatterThePayloadWaitsUnclaimed() {
        var rejected = rejected(
                uplink(TTN, "{\"uplink_message\":{\"session_key_id\":\"AYk=\",\"f_cnt\":9,\"frm_payload\":\"AQID\"}}"));

        assertThat(rejected.reason()).isEqualTo(Reason.UNCLAIMED);
        assertThat(rejected.counter()).isEqualTo(new FrameCounter("AYk=", 9));
    }
}
