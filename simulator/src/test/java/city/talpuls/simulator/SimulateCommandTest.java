package city.talpuls.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --devices 0             | devices is 1 to 1000000, not 0
            --devices many          | '--devices': 'many'
            --rate -1               | rate is above 0
            --rate NaN              | rate is above 0
            --speed-up 0.5          | speed-up is 1 to 1000000, not 0.5
            --interval-scale 0      | interval-scale is 0.001 to 1000
            --broker http://x       | tcp://host:port
            --broker localhost      | tcp://host:port
            --formats morse         | 'morse' is none of chirpstack, ttn, native, senml
            --backfill soon         | 'soon' is no span of time
            --backfill=-1h          | backfill is 0 to ten years
            --duration 0s           | duration is longer than 0
            --duplicates 2          | the share of duplicates is 0 to 1, not 2.0
            --late -0.1             | the share of late is 0 to 1, not -0.1
            --in-flight 0           | 1 to 65535 messages in flight, not 0
            --scenario snow         | 'snow' is none of flood, smog
            --scenario-start today  | 'today' is no time, such as 2026-11-24T00:00Z
            --scenario-start 2026-11-24T00:00Z | scenario-start needs a scenario, flood, smog
            --stuck 2               | the share of stuck is 0 to 1, not 2.0
            --drift -1              | the share of drift is 0 to 1, not -1.0
            --dead NaN              | the share of dead is 0 to 1, not NaN
            --truth /not/there/file | --truth cannot be written
            --nonsense              | Unknown option: '--nonsense'
            """)
    void anOptionThatCannotBeIsNamedInOneLine(String arguments, String complaint) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("simulate: ").contains(complaint).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theHelpNamesEveryOptionAndNoSecret() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("--devices", "--rate", "--speed-up", "--seed", "--duration", "--broker", "--backfill")
                .contains("TALPULS_MQTT_PASSWORD")
                .doesNotContain("geheim");
    }

    @Test
    void aMissingBrokerIsOneLineWithoutTheSecret() {
        assertThat(execute("--broker", "tcp://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("simulate: no MQTT broker at tcp://127.0.0.1:1: connection refused")
                .doesNotContain("geheim");
    }

    @Test
    void aPasswordFileThatIsNotThereIsNamed() {
        var environment = Map.of("TALPULS_MQTT_PASSWORD_FILE", "/not/there", "TALPULS_MQTT_USERNAME", "gateway");

        assertThat(execute(environment, "--broker", "tcp://127.0.0.1:1")).isEqualTo(2);
        assertThat(err.toString()).contains("TALPULS_MQTT_PASSWORD_FILE").contains("/not/there");
    }

    private int execute(String... arguments) {
        return execute(Map.of("TALPULS_MQTT_PASSWORD", "geheim", "TALPULS_MQTT_USERNAME", "gateway"), arguments);
    }

    private int execute(Map<String, String> environment, String... arguments) {
        return new SimulateCommand(environment, InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")))
                .commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
