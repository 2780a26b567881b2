package city.talpuls.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingKeyTest {

    @ParameterizedTest
    @CsvSource({
        "application/0d3/device/A84041FFFF1234AB/event/up, a84041ffff1234ab",
        "v3/valley@wuppertal/devices/bin-7/up, bin-7",
        "talpuls/v1/gateway-1/kluse/up, kluse",
        "sensor-community/anna/esp8266-1234567/up, esp8266-1234567",
        "somewhere/else, somewhere/else",
        "'', ''"
    })
    void theKeyIsTheDeviceInTheTopic(String topic, String key) {
        assertThat(RoutingKey.of(topic)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"application/wsw/device//event/up, wsw", "sensor-community/anna//up, anna"})
    void whereTheTopicLeavesTheDeviceOutTheKeyIsTheOneWhoSpeaksForIt(String topic, String key) {
        assertThat(RoutingKey.of(topic)).isEqualTo(key);
    }
}
