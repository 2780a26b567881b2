package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./talpuls bench codecs}; what it measures is nobody's business here. */
class CodecBenchmarkTest {

    @Test
    void everyFormDecodesItsPayload() throws Exception {
        var figures = new CodecBenchmark(Duration.ZERO, Duration.ofMillis(20)).run();

        assertThat(figures)
                .hasSize(4)
                .allSatisfy(figure -> assertThat(figure.perSecond()).isPositive());
        assertThat(CodecBenchmark.table(figures)).contains("| binary, five records |", " | 1.0 |");
    }
}
