package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.CHIRPSTACK;
import static city.talpuls.streams.decode.Uplinks.TTN;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest {

    private static Uplink chirpStack(String modulation, String receptions) {
        return uplink(
                CHIRPSTACK,
                "{\"time\":\"2026-11-23T11:59:58Z\",\"object\":{\"no2\":1},\"rxInfo\":" + receptions
                        + ",\"txInfo\":{\"frequency\":868100000,\"modulation\":{" + modulation + "}}}");
    }

    private static Uplink theThingsStack(String modulation, String receptions) {
        return uplink(
                TTN,
                "{\"uplink_message\":{\"received_at\":\"2026-11-23T11:59:58Z\",\"decoded_payload\":{\"no2\":1},\"rx_metadata\":"
                        + receptions + ",\"settings\":{\"data_rate\":{" + modulation + "}}}}");
    }

    private static String signal(Uplink uplink) {
        return accepted(uplink).report().readings().stream()
                .filter(reading -> !reading.property().name().equals("no2"))
                .map(reading -> reading.property() + " " + reading.value())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            emptyValue = "",
            value = {
                "lora; [{'rssi':-87,'snr':9.5}]; rssi -87.0, snr 9.5",
                "lora; [{'rssi':-87}]; rssi -87.0, snr 0.0",
                "lora; [{'rssi':-87,'snr':null}]; rssi -87.0, snr 0.0",
                "lora; [{'rssi':0,'snr':-3}]; snr -3.0",
                "lora; [{'snr':-3}]; snr -3.0",
                "lora; [{}]; ''",
                "lora; [{'rssi':0}]; ''",
                "lora; []; ''",
                "lora; null; ''",
                "fsk; [{'rssi':-87}]; rssi -87.0",
                "lora; [{'rssi':-60,'snr':-2},{'rssi':-87,'snr':9.5},{'rssi':-90,'snr':9}]; rssi -87.0, snr 9.5",
                "lora; [{'rssi':-87,'snr':-1},{'rssi':-88}]; rssi -88.0, snr 0.0",
                "lora; [{'rssi':-87,'snr':5},{'rssi':-80,'snr':5}]; rssi -80.0, snr 5.0",
                "fsk; [{'rssi':-87},{'rssi':-80}]; rssi -80.0",
                "lora; [{'rssi':'loud','snr':[1]},7,{'rssi':-99,'snr':-9}]; rssi -99.0, snr -9.0",
                "lora; [{'rssi':-1e300,'snr':1e300}]; ''"
            })
    void anUplinkSaysHowWellTheGatewayHeardItThatHeardItBest(String modulation, String receptions, String signal) {
        String lora = "\"" + modulation + "\":{}";
        String list = receptions.replace('\'', '"');

        assertThat(signal(chirpStack(lora, list))).isEqualTo(signal);
        assertThat(signal(theThingsStack(lora, list))).isEqualTo(signal);
    }

    @Test
    void itIsOfTheTimeOfTheUplinkAndHasItsDoubts() {
        var report = accepted(uplink(
                        TTN,
                        "{\"simulated\":true,\"uplink_message\":{\"received_at\":\"2026-11-23T11:59:58Z\",\"decoded_payload\":{\"no2\":1},"
                                + "\"rx_metadata\":[{\"rssi\":-87,\"snr\":2}]}}"))
                .report();

        assertThat(report.readings()).hasSize(3).allSatisfy(reading -> {
            assertThat(reading.time()).isEqualTo("2026-11-23T11:59:58Z");
            assertThat(reading.quality()).isEqualTo(Quality.GOOD.with(Flag.SIMULATED));
        });
    }

    @Test
    void whereTheModulationIsNotSaidAnAbsentSnrIsNone() {
        assertThat(signal(uplink(CHIRPSTACK, "{\"object\":{\"no2\":1},\"rxInfo\":[{\"rssi\":-87}]}")))
                .isEqualTo("rssi -87.0");
    }

    @Test
    void whatThePayloadSaysUnderThatNameCounts() {
        assertThat(valuesOf(accepted(
                        uplink(CHIRPSTACK, "{\"object\":{\"rssi\":-51},\"rxInfo\":[{\"rssi\":-87,\"snr\":9.5}]}"))))
                .isEqualTo(Map.of("rssi", -51.0, "snr", 9.5));
    }

    @Test
    void itIsSaidToOfWhatADevicesOwnCodecDecodes() {
        Codec codec =
                _ -> new Decoded.Values(JsonNodeFactory.instance.objectNode().put("no2", 3), List.of());
        var decoder = new Decoder(device -> new Equipment(codec, new Translations().plain()));

        var message = (Decoding.Accepted)
                decoder.read(uplink(CHIRPSTACK, "{\"data\":\"AQID\",\"rxInfo\":[{\"rssi\":-87,\"snr\":9.5}]}"));

        assertThat(valuesOf(message)).isEqualTo(Map.of("no2", 3.0, "rssi", -87.0, "snr", 9.5));
    }

    @Test
    void anUplinkThatSaysNothingElseSaysNothing() {
        String heard = "\"rxInfo\":[{\"rssi\":-87,\"snr\":9.5}]}";

        assertThat(rejected(uplink(CHIRPSTACK, "{" + heard)).reason()).isEqualTo(Reason.NO_READINGS);
        assertThat(rejected(uplink(CHIRPSTACK, "{\"object\":{\"lid\":\"open\"}," + heard))
                        .reason())
                .isEqualTo(Reason.NO_READINGS);
        var unclaimed = rejected(uplink(CHIRPSTACK, "{\"devAddr\":\"01ab23cd\",\"data\":\"AQID\"," + heard));
        assertThat(unclaimed.reason()).isEqualTo(Reason.UNCLAIMED);
        assertThat(unclaimed.counter()).isEqualTo(new FrameCounter("01ab23cd", 0));
    }
}
