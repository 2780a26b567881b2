package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryConfigTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void whatIsEmptyIsNotSet() {
        var config = new DeliveryConfig(List.of("", " "), 12, DAY, "Europe/Berlin");

        assertThat(config.internal().refuse("127.0.0.1")).isTrue();
        assertThat(new MqttConfig(URI.create(""), "", "", null).address()).isNull();
        assertThat(new Login("", "", null).user()).isEmpty();
    }

    @Test
    void whatCannotBeNamesItsSetting() {
        assertThatThrownBy(() -> new DeliveryConfig(List.of("10.0.0.0/99"), 12, DAY, "Europe/Berlin"))
                .hasMessageContaining("talpuls.delivery.internal-addresses");
        assertThatThrownBy(() -> new DeliveryConfig(null, 12, DAY, "Europe/Wuppertal"))
                .hasMessageContaining("talpuls.delivery.zone");
        assertThatThrownBy(() -> new DeliveryConfig(null, 12, Duration.ZERO, "Europe/Berlin"))
                .hasMessageContaining("talpuls.delivery.patience");
        assertThatThrownBy(() -> new MqttConfig(URI.create("http://broker"), null, null, null))
                .hasMessageContaining("talpuls.delivery.mqtt.address");
    }

    @Test
    void addressesOfBrokersHaveTheUsualPorts() {
        assertThat(MqttConfig.written(URI.create("mqtt://broker"))).isEqualTo("tcp://broker:1883");
        assertThat(MqttConfig.written(URI.create("mqtts://broker"))).isEqualTo("ssl://broker:8883");
        assertThat(MqttConfig.written(URI.create("tcp://broker:1884"))).isEqualTo("tcp://broker:1884");
    }

    @Test
    void aPasswordIsReadFromItsFileEachTimeAndNeverSaid(@TempDir Path folder) throws Exception {
        var login = new Login("talpuls", null, folder.resolve("secret"));

        assertThatThrownBy(login::secret).hasMessageStartingWith("our password cannot be read");
        Files.writeString(folder.resolve("secret"), "hush\n");
        assertThat(login.secret()).contains("hush");
        var smtp = new SmtpConfig("mail", 25, "talpuls", "hush", null, "none", "a@example.org");
        assertThat(smtp.toString() + new MqttConfig(null, "talpuls", "hush", null) + login)
                .doesNotContain("hush");
    }
}
