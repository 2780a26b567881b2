package city.talpuls.api.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress addresses =
            new ClientAddress(new GateConfig(null, List.of("10.0.0.0/8", "::1", "192.0.2.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.1.1     | 203.0.113.9                            | 203.0.113.9",
                "10.1.1.1     | 198.51.100.1, 203.0.113.9              | 203.0.113.9",
                "10.1.1.1     | 198.51.100.1, 203.0.113.9, 192.0.2.1   | 203.0.113.9",
                "10.1.1.1     | 203.0.113.9:4711                       | 203.0.113.9",
                "0:0:0:0:0:0:0:1 | [2001:db8:0:0:0:0:0:7]:80           | 2001:db8:0:0:0:0:0:7",
                "10.1.1.1     | 10.2.2.2                               | 10.2.2.2",
                "10.1.1.1     | unknown                                | 10.1.1.1",
                "10.1.1.1     | ''                                     | 10.1.1.1",
                "203.0.113.20 | 198.51.100.1                           | 203.0.113.20",
            })
    void onlyProxiesThatWeTrustAreBelieved(String peer, String forwarded, String client) {
        assertThat(addresses.of(InetAddress.ofLiteral(peer), List.of(forwarded)).getHostAddress())
                .isEqualTo(client);
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(addresses
                        .of(InetAddress.ofLiteral("10.1.1.1"), List.of("198.51.100.1", "10.3.3.3"))
                        .getHostAddress())
                .isEqualTo("198.51.100.1");
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateConfig(null, List.of("proxy.example.org")))
                .withMessageContaining("talpuls.api.proxies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateConfig("admin", null))
                .withMessageContaining("talpuls.api.anonymous");
    }
}
