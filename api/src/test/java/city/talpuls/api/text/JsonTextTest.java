package city.talpuls.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JsonText());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59Z",
                "2026-11-28T07:05:09.120Z",
                "2026-11-28T07:05:09.000001Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void aTimeIsWrittenAsJavaHasIt(String text) throws JsonProcessingException {
        assertThat(json.writeValueAsString(Instant.parse(text))).isEqualTo('"' + text + '"');
    }

    @Test
    void soAreAnyTimes() throws JsonProcessingException {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L));

            assertThat(json.writeValueAsString(time)).isEqualTo("\"" + time + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "-1.0",
                "0.001",
                "9.0E-4",
                "12.5",
                "-12.475",
                "12.475000000000001",
                "9999999.999",
                "1.0E7",
                "1.0E-7",
                "123456.789012",
                "1.0E300",
                "4.9E-324",
                "1.7976931348623157E308"
            })
    void aNumberIsWrittenAsJavaHasIt(String number) throws JsonProcessingException {
        assertThat(json.writeValueAsString(Double.valueOf(number))).isEqualTo(number);
    }

    @Test
    void soAreAnyNumbers() throws JsonProcessingException {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double scale = Math.pow(10, random.nextInt(-4, 9));
            double number = Math.rint(random.nextDouble(-2, 2) * scale * 1000) / random.nextInt(1, 1001);

            assertThat(json.writeValueAsString(number)).isEqualTo(Double.toString(number));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoNumberInJsonIsLeftToJackson(double number) throws JsonProcessingException {
        assertThat(json.writeValueAsString(number)).isEqualTo(new ObjectMapper().writeValueAsString(number));
    }
}
