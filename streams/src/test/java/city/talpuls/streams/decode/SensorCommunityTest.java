package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.STATION;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorCommunityTest {

    /** An SDS011, a BME280 and a microphone, as the firmware writes them to a custom API. */
    private static final String MESSAGE = """
            {"esp8266id": "1234567", "software_version": "NRZ-2024-135", "sensordatavalues":[
             {"value_type":"SDS_P1","value":"12.34"},{"value_type":"SDS_P2","value":"6.10"},
             {"value_type":"BME280_temperature","value":"9.81"},{"value_type":"BME280_pressure","value":"98765.43"},
             {"value_type":"BME280_humidity","value":"87.03"},
             {"value_type":"DNMS_noise_LAeq","value":"52.1"},{"value_type":"DNMS_noise_LA_min","value":"44.0"},
             {"value_type":"DNMS_noise_LA_max","value":"71.9"},
             {"value_type":"samples","value":"5021349"},{"value_type":"min_micro","value":"28"},
             {"value_type":"max_micro","value":"20137"},{"value_type":"interval","value":"145000"},
             {"value_type":"signal","value":"-71"}]}""";

    @Test
    void aStationSaysAllItMeasuresInOneMessage() {
        var message = accepted(uplink(STATION, MESSAGE));

        assertThat(message.report().device()).isEqualTo(new DeviceId("esp8266-1234567"));
        assertThat(valuesOf(message))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "pm10", 12.34,
                        "pm2_5", 6.1,
                        "temperature", 9.81,
                        "pressure", 987.6543,
                        "relative_humidity", 87.03,
                        "sound_level", 52.1,
                        "noise_LA_min", 44.0,
                        "noise_LA_max", 71.9,
                        "rssi", -71.0,
                        "dew_point", 7.75));
        assertThat(message.report().texts()).containsExactly(entry("software_version", "NRZ-2024-135"));
    }

    @Test
    void itHasNoClockSoTheTimeOfReceiptCountsAndItMaySayTheSameAgain() {
        var message = accepted(uplink(STATION, MESSAGE));

        assertThat(message.report().readings())
                .allSatisfy(reading -> assertThat(reading.time()).isEqualTo(NOON));
        assertThat(message.identity().repeatable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sensor-community/anna/esp32-99/up, '\"esp8266id\":\"1\",', esp32-99",
        "sensor-community/anna//up, '\"esp8266id\":\"1234567\",', esp8266-1234567",
        "sensor-community/anna//up, '\"esp32id\":99,', esp32-99",
        "sensor-community/anna//up, '', anna"
    })
    void theStationIsTheTopicsOrElseTheBodysOrElseTheUser(String topic, String field, String device) {
        var message = "{" + field + "\"sensordatavalues\":[{\"value_type\":\"P1\",\"value\":\"1\"}]}";

        assertThat(accepted(uplink(topic, message)).report().device()).isEqualTo(new DeviceId(device));
    }

    @ParameterizedTest
    @CsvSource({
        "P0, pm1",
        "P1, pm10",
        "P2, pm2_5",
        "P4, pm4",
        "PMS_P0, pm1",
        "HPM_P1, pm10",
        "HPM_P2, pm2_5",
        "NPM_P2, pm2_5",
        "IPS_P0, pm1",
        "SPS30_P4, pm4",
        "temperature, temperature",
        "humidity, relative_humidity",
        "SHT3X_humidity, relative_humidity",
        "SCD30_co2_ppm, co2",
        "noise_LAeq, sound_level",
        "LATER_temperature, temperature",
        "SPS30_N05, SPS30_N05",
        "SPS30_TS, SPS30_TS",
        "IPS_P01, IPS_P01",
        "a_b_temperature, a_b_temperature",
        "counts_per_minute, counts_per_minute"
    })
    void aValueIsThePropertyThatItsChipMeasuresWhicheverChipItIs(String type, String property) {
        assertThat(properties(Stream.of(type))).containsExactly(property);
    }

    @Test
    void ofTwoChipsThatMeasureTheSameTheBetterHasThePropertyInWhateverOrderTheyCome() {
        var types = new ArrayList<>(List.of(
                "temperature",
                "BME280_temperature",
                "DS18B20_temperature",
                "ZZ_temperature",
                "AA_temperature",
                "humidity",
                "BMP280_pressure",
                "BME280_pressure",
                "SDS_P1",
                "SPS30_P1"));
        var expected = new String[] {
            "temperature", "dht22_temperature", "ds18b20_temperature", "zz_temperature", "aa_temperature",
            "relative_humidity", "pressure", "bmp280_pressure", "pm10", "sds_pm10"
        };
        var random = new Random(20261123);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(types, random);

            assertThat(properties(types.stream())).containsExactlyInAnyOrder(expected);
            assertThat(valuesOf(accepted(uplink(STATION, message(types.stream()))))
                            .get("temperature"))
                    .isEqualTo(types.indexOf("BME280_temperature"));
        }
    }

    @Test
    void particlesThatArePiecesAreNotTakenForMasses() {
        assertThat(properties(Stream.of("durP1", "ratioP1", "P1", "SDS_P1")))
                .containsExactlyInAnyOrder("durP1", "ratioP1", "P1", "pm10");
    }

    @Test
    void withASatelliteReceiverTheStationSaysWhereItIs() {
        var report = accepted(uplink(STATION, """
                        {"sensordatavalues":[{"value_type":"GPS_lat","value":"51.255700"},
                         {"value_type":"GPS_lon","value":"7.154500"},{"value_type":"GPS_height","value":"160.00"},
                         {"value_type":"GPS_timestamp","value":"2026-11-23T11:59:58.000"},
                         {"value_type":"SDS_P1","value":3}]}""")).report();

        assertThat(report.position()).isEqualTo(new Position(51.2557, 7.1545));
        assertThat(report.readings()).hasSize(1);
        assertThat(report.texts()).containsOnlyKeys("GPS_timestamp");
    }

    @ParameterizedTest
    @CsvSource({"nan", "NaN", "Infinity", "0x10", "1d", "-", "12 C"})
    void whatIsNoNumberIsKeptAsAWordAndItsChipKeepsTheName(String word) {
        var report = accepted(uplink(
                        STATION,
                        "{\"sensordatavalues\":[{\"value_type\":\"temperature\",\"value\":\"20\"},"
                                + "{\"value_type\":\"BME280_temperature\",\"value\":\"" + word + "\"}]}"))
                .report();

        assertThat(report.readings())
                .singleElement()
                .satisfies(reading -> assertThat(reading.property().name()).isEqualTo("dht22_temperature"));
        assertThat(report.texts()).containsExactly(entry("temperature", word));
    }

    /** What the station measures, without the dew point that may follow from it. */
    private static List<String> properties(Stream<String> types) {
        return accepted(uplink(STATION, message(types))).report().readings().stream()
                .map(reading -> reading.property().name())
                .filter(property -> !property.equals("dew_point"))
                .toList();
    }

    /** A message in which each value is its own place in the list. */
    private static String message(Stream<String> types) {
        var list = types.toList();
        return list.stream()
                .map(type -> "{\"value_type\":\"" + type + "\",\"value\":\"" + list.indexOf(type) + "\"}")
                .collect(Collectors.joining(",", "{\"sensordatavalues\":[", "]}"));
    }
}
