package city.talpuls.codec.lpp;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CayenneLppTest {

    private final CayenneLpp codec = new CayenneLpp();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03670110056700ff     | {\"temperature_3\":27.2,\"temperature_5\":25.5}",
                "0167ffd7             | {\"temperature_1\":-4.1}",
                "067104d2fb2e0000     | {\"accelerometer_6\":{\"x\":1.234,\"y\":-1.234,\"z\":0.0}}",
                "018806765ff2960a0003e8 | {\"gps_1\":{\"latitude\":42.3519,\"longitude\":-87.9094,\"altitude\":10.0}}",
                "016873               | {\"relative_humidity_1\":57.5}",
                "02732710             | {\"barometric_pressure_2\":1000.0}",
                "01820000 05dc        | {\"distance_m_1\":1.5}",
                "''                   | {}",
            })
    void valuesGoByTheirTypeAndChannel(String hex, String data) {
        assertThat(((Decoded.Values) decode(hex.replace(" ", ""))).data()).hasToString(data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01                   | byte 0 is a channel, and nothing follows it",
                "0199                 | byte 1: there is no type 153 in Cayenne LPP",
                "016701               | byte 2: temperature has 2 bytes, and 1 are left",
            })
    void aCutOrUnknownValueIsAFailureThatNamesTheByte(String hex, String error) {
        assertThat(((Decoded.Failure) decode(hex)).errors()).containsExactly(error);
    }

    /** Property: whatever the bytes, there is an answer. */
    @Test
    void thereIsAlwaysAnAnswer() {
        for (long seed = 0; seed < 5_000; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);

            assertThat(codec.decode(new Frame(bytes, 1, Instant.EPOCH))).isNotNull();
        }
    }

    private Decoded decode(String hex) {
        return codec.decode(new Frame(HexFormat.of().parseHex(hex), 1, Instant.EPOCH));
    }
}
