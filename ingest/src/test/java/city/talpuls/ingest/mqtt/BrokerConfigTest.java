package city.talpuls.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {

    @Test
    void aSessionThatArtemisWouldForgetAtOnceIsRefused() {
        assertThat(config(Duration.ofDays(24), "talpuls").sessionExpiry().toMillis())
                .isLessThan(Integer.MAX_VALUE);
        assertThatThrownBy(() -> config(Duration.ofDays(25), "talpuls"))
                .hasMessageContaining("talpuls.mqtt.brokers.city.session-expiry")
                .hasMessageContaining("24d");
    }

    @Test
    void subscriptionsAreSharedUnlessTheBrokerKnowsNoSuch() {
        assertThat(config(Duration.ZERO, "talpuls").filters()).containsExactly("$share/talpuls/v3/+/devices/+/up");
        assertThat(config(Duration.ZERO, "none").filters()).containsExactly("v3/+/devices/+/up");
    }

    @Test
    void addressesHaveTheUsualPorts() {
        assertThat(Address.of(URI.create("mqtt://broker"))).hasToString("tcp://broker:1883");
        assertThat(Address.of(URI.create("mqtts://broker"))).hasToString("ssl://broker:8883");
        assertThat(Address.of(URI.create("ssl://broker:1"))).hasToString("ssl://broker:1");
        assertThatThrownBy(() -> Address.of(URI.create("http://broker"))).hasMessageContaining("http://broker");
    }

    private static BrokerConfig config(Duration expiry, String group) {
        return new BrokerConfig(
                "city",
                true,
                URI.create("mqtt://127.0.0.1"),
                "5",
                "talpuls-ingest",
                null,
                null,
                group,
                List.of("v3/+/devices/+/up"),
                expiry,
                1000,
                null,
                null,
                null);
    }
}
