package city.talpuls.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpanConverterTest {

    private final SpanConverter spans = new SpanConverter();

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "24h,PT24H", "1h30m,PT90M", "7d,P7D", "1d12h,PT36H", "0.5s,PT0.5S", "60,PT60S", "PT5M,PT5M"
    })
    void spansAreReadAsPeopleWriteThem(String text, Duration span) {
        assertThat(spans.convert(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "5 minutes", "h", "1w", "99999999999999999999s"})
    void whatIsNoSpanIsNamed(String text) {
        assertThatThrownBy(() -> spans.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
