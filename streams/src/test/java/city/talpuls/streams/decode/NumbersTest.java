package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Uplinks.CHIRPSTACK;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.TTN;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of numbers that are none, or hardly any: one outcome each, in every JSON that brings them. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1e100, 1e100",
        "-1e100, -1e100",
        "1e-308, 1e-308",
        "4.9e-324, 4.9e-324",
        "1e-400, 0",
        "-0, 0",
        "-0.0, 0",
        "9007199254740993, 9007199254740992",
        "18446744073709551617, 18446744073709551616",
        "0.1, 0.1",
        "12.50, 12.5",
    })
    void aFiniteNumberIsTheNearestDoubleAndNegativeZeroIsZero(String written, double value) {
        for (String[] message : messages(written)) {
            Report report = accepted(uplink(message[0], message[1])).report();

            var json = new Json().codec(Report.class);
            assertThat(json.read(json.write(report)).readings()).singleElement().satisfies(reading -> {
                assertThat(Double.doubleToLongBits(reading.value())).isEqualTo(Double.doubleToLongBits(value));
                assertThat(reading.quality().isGood()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "-1e308", "1.0000001e100", "1e309", "-1e999"})
    void aNumberBeyondWhatCanBeSummedIsADeadLetter(String written) {
        for (String[] message : messages(written)) {
            var dead = rejected(uplink(message[0], message[1]));

            assertThat(dead.reason()).isEqualTo(Reason.IMPLAUSIBLE_VALUE);
            assertThat(dead.detail()).contains("no2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "0x10", "12,5", "1e"})
    void whatJsonHasNoNumberForIsNoJson(String written) {
        for (String[] message : messages(written)) {
            assertThat(rejected(uplink(message[0], message[1])).reason()).isIn(Reason.NOT_JSON, Reason.NOT_PROTOBUF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,5", "12.5", "NaN", "1e3", ""})
    void aNumberInATextOfAnUnknownPropertyIsAText(String text) {
        Report report = accepted(uplink(NATIVE, "{\"no2\":7,\"other\":\"" + text + "\"}"))
                .report();

        assertThat(report.readings()).hasSize(1);
        assertThat(report.texts()).containsEntry("other", text);
    }

    /** Decoders are fond of toFixed(), which makes a text of a number. */
    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "1e3, 1000", "-0.0, 0"})
    void aNumberInATextOfAKnownPropertyIsANumber(String text, double value) {
        Report report = accepted(uplink(NATIVE, "{\"no2\":\"" + text + "\"}")).report();

        assertThat(report.readings())
                .singleElement()
                .satisfies(reading -> assertThat(reading.value()).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,5", "NaN", "Infinity", "0x10", "12 ug", ""})
    void whatIsHardlyANumberInATextIsAText(String text) {
        assertThat(rejected(uplink(NATIVE, "{\"no2\":\"" + text + "\"}")).reason())
                .isEqualTo(Reason.NO_READINGS);
    }

    private static String[][] messages(String number) {
        return Stream.of(
                        new String[] {NATIVE, "{\"no2\":" + number + "}"},
                        new String[] {NATIVE, "[{\"bt\":1.7e9,\"n\":\"no2\",\"u\":\"ug/m3\",\"v\":" + number + "}]"},
                        new String[] {CHIRPSTACK, "{\"object\":{\"no2\":" + number + "}}"},
                        new String[] {TTN, "{\"uplink_message\":{\"decoded_payload\":{\"no2\":" + number + "}}}"})
                .toArray(String[][]::new);
    }
}
