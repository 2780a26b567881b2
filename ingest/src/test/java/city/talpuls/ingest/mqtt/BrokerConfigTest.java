package city.talpuls.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void thePasswordMayBeTheFirstLineOfAFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "from-file\n");

        assertThat(config(Duration.ZERO, "none", null, null).secret()).isEmpty();
        assertThat(config(Duration.ZERO, "none", "given", null).secret()).hasValue("given");
        assertThat(config(Duration.ZERO, "none", null, file).secret()).hasValue("from-file");
        assertThatThrownBy(() -> config(Duration.ZERO, "none", null, folder.resolve("none"))
                        .secret())
                .isInstanceOf(NoConnection.class)
                .hasMessageContaining(folder.resolve("none").toString());
        assertThatThrownBy(() -> config(Duration.ZERO, "none", "given", file))
                .hasMessageContaining("talpuls.mqtt.brokers.city")
                .hasMessageContaining("password-file");
    }

    @Test
    void addressesHaveTheUsualPorts() {
        assertThat(Address.of(URI.create("mqtt://broker"))).hasToString("tcp://broker:1883");
        assertThat(Address.of(URI.create("mqtts://broker"))).hasToString("ssl://broker:8883");
        assertThat(Address.of(URI.create("ssl://broker:1"))).hasToString("ssl://broker:1");
        assertThatThrownBy(() -> Address.of(URI.create("http://broker"))).hasMessageContaining("http://broker");
    }

    private static BrokerConfig config(Duration expiry, String group) {
        return config(expiry, group, null, null);
    }

    private static BrokerConfig config(
            Duration expiry, String group, @Nullable String password, @Nullable Path passwordFile) {
        return new BrokerConfig(
                "city",
                true,
                URI.create("mqtt://127.0.0.1"),
                "5",
                "talpuls-ingest",
                "talpuls-ingest",
                password,
                passwordFile,
                group,
                List.of("v3/+/devices/+/up"),
                expiry,
                1000,
                null,
                null,
                null);
    }
}
