package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenMlTest {

    @Test
    void aSenMlPackResolvesItsBaseFields() {
        var message = accepted(uplink(
                NATIVE,
                "[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"bt\":1.763895600e9,\"bu\":\"Cel\",\"n\":\"temperature\",\"v\":21.5},"
                        + "{\"n\":\"pm2_5\",\"u\":\"ug/m3\",\"v\":8.1,\"t\":-60},"
                        + "{\"n\":\"relative_humidity\",\"u\":\"%RH\",\"v\":63},{\"n\":\"mode\",\"vs\":\"eco\"},"
                        + "{\"u\":\"lat\",\"n\":\"p\",\"v\":51.25},{\"u\":\"lon\",\"n\":\"p\",\"v\":7.15}]"));

        assertThat(valuesOf(message))
                .isEqualTo(Map.of(
                        "temperature",
                        21.5,
                        "pm2_5",
                        8.1,
                        "relative_humidity",
                        63.0,
                        "dew_point",
                        14.16,
                        "heat_index",
                        21.35));
        assertThat(message.report().readings().get(1).time()).isEqualTo("2025-11-23T10:59:00Z");
        assertThat(message.report().position()).isEqualTo(new Position(51.25, 7.15));
        assertThat(message.identity().repeatable()).isFalse();
    }

    @Test
    void aSmallSenMlTimeIsRelativeToReceipt() {
        var message = accepted(uplink(NATIVE, "[{\"n\":\"no2\",\"v\":1,\"t\":-90}]"));

        assertThat(message.report().readings().getFirst().time()).isEqualTo(NOON.minusSeconds(90));
        assertThat(message.identity().repeatable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, K, 294.65, 21.5",
        "pressure, Pa, 101325, 1013.25",
        "water_level, m, 1.26, 126",
        "fill_level, /, 0.73, 73",
        "happiness, lx, 7, 7"
    })
    void senMlUnitsBecomeThoseOfTheProperty(String property, String unit, double value, double kept) {
        var message = accepted(uplink(
                NATIVE, "[{\"n\":\"" + property + "\",\"u\":\"" + unit + "\",\"v\":" + value + ",\"t\":1.7e9}]"));

        assertThat(valuesOf(message).get(property)).isCloseTo(kept, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"no2\",\"v\":1,\"must_\":true}]",
                "[{\"n\":\"no2\",\"v\":\"1\"}]",
                "[{\"n\":\"-no2\",\"v\":1}]",
                "[{\"v\":1}]",
                "[{\"bn\":\"x:\",\"vs\":\"a\"}]",
                "[{\"n\":\"temperature\",\"u\":\"lx\",\"v\":1}]",
                "[{\"bver\":11,\"n\":\"no2\",\"v\":1}]",
                "[{\"bver\":5,\"n\":\"no2\",\"v\":1}]",
                "[{\"bver\":10.5,\"n\":\"no2\",\"v\":1}]",
                "[{\"bver\":\"10\",\"n\":\"no2\",\"v\":1}]",
                "[{\"n\":\"no2\",\"v\":1,\"vs\":\"1\"}]",
                "[{\"n\":\"no2\",\"vs\":1}]",
                "[{\"n\":\"no2\",\"vb\":\"true\"}]",
                "[{\"n\":\"no2\",\"vd\":\"AQI=\"}]",
                "[{\"n\":\"no2\",\"v\":1,\"ut\":\"soon\"}]",
                "[{\"n\":\"no2\",\"v\":1,\"s\":true}]",
                "[{\"bs\":\"1\"}]",
                "[{\"bu\":1}]",
                "[1]",
                "[[]]"
            })
    void aPackThatIsNotSenMlIsRejectedWithThePlace(String pack) {
        var rejected = rejected(uplink(NATIVE, pack));

        assertThat(rejected.reason()).isEqualTo(Reason.WRONG_FORM);
        assertThat(rejected.detail()).contains("[0]");
    }

    @Test
    void aBaseFieldCountsFromItsRecordOnUntilThereIsAnother() {
        var message = accepted(uplink(
                NATIVE,
                "[{\"n\":\"no2\",\"v\":1},{\"bv\":20,\"bu\":\"Cel\"},{\"n\":\"temperature\",\"v\":1.5},"
                        + "{\"n\":\"dew_point\",\"v\":-25},{\"bv\":0,\"n\":\"co2\",\"u\":\"ppm\",\"v\":410}]"));

        assertThat(valuesOf(message))
                .isEqualTo(Map.of("no2", 1.0, "temperature", 21.5, "dew_point", -5.0, "co2", 410.0));
    }

    @Test
    void aNameWithoutAValueHasTheBaseValueAndBaseFieldsAloneHaveNone() {
        var message = accepted(
                uplink(NATIVE, "[{\"bn\":\"x:\",\"bv\":20},{\"n\":\"temperature\"},{\"n\":\"a\",\"vs\":\"b\"}]"));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 20.0));
        assertThat(message.report().texts()).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void aSumIsAReadingOfItsOwnBesideTheValueOrWithoutOne() {
        assertThat(valuesOf(accepted(uplink(
                        NATIVE, "[{\"n\":\"flow\",\"u\":\"m3/s\",\"v\":2,\"s\":7200},{\"n\":\"power\",\"s\":0}]"))))
                .isEqualTo(Map.of("flow", 2.0, "flow_sum", 7200.0, "power_sum", 0.0));
        assertThat(valuesOf(accepted(
                        uplink(NATIVE, "[{\"bs\":100},{\"n\":\"power\",\"s\":5},{\"n\":\"voltage\",\"v\":230}]"))))
                .isEqualTo(Map.of("power_sum", 105.0, "voltage", 230.0, "voltage_sum", 100.0));
    }

    @Test
    void aSumIsInTheUnitOfThePropertyTimesSeconds() {
        assertThat(valuesOf(accepted(uplink(NATIVE, "[{\"n\":\"flow\",\"u\":\"l/s\",\"s\":5000}]")))
                        .get("flow_sum"))
                .isCloseTo(5.0, within(1e-9));
        assertThat(rejected(uplink(NATIVE, "[{\"n\":\"temperature\",\"u\":\"K\",\"s\":5000}]"))
                        .detail())
                .contains("[0].u", "'K'");
    }

    @Test
    void textsTruthValuesAndDataAreTheLastState() {
        var message = accepted(
                uplink(
                        NATIVE,
                        "[{\"n\":\"no2\",\"v\":0},{\"n\":\"mode\",\"vs\":\"\"},{\"n\":\"lid\",\"vb\":false},{\"n\":\"raw\",\"vd\":\"-_8B\"}]"));

        assertThat(message.report().texts()).isEqualTo(Map.of("mode", "", "lid", "false", "raw", "-_8B"));
        assertThat(valuesOf(message)).isEqualTo(Map.of("no2", 0.0));
    }

    @ParameterizedTest
    @CsvSource({
        "1.7e9, -60, 2023-11-14T22:12:20Z",
        "0, -60, 2026-11-23T11:59:00Z",
        "-60, -60, 2026-11-23T11:58:00Z",
        "-60, 90.5, 2026-11-23T12:00:30.5Z",
        "268435456, 0, 1978-07-04T21:24:16Z",
        "268435455, -268435455, 2026-11-23T12:00:00Z"
    })
    void timesAddUpAndAreRelativeIfTheyAreSmall(String base, String own, String time) {
        var pack = uplink(NATIVE, "[{\"bt\":" + base + ",\"n\":\"no2\",\"v\":1,\"t\":" + own + ",\"ut\":300}]");

        switch (Decoder.withoutRegistry().read(pack)) {
            case Decoding.Accepted message ->
                assertThat(message.report().readings().getFirst().time()).isEqualTo(time);
            case Decoding.Rejected rejected -> {
                assertThat(rejected.reason()).isEqualTo(Reason.IMPLAUSIBLE_TIME);
                assertThat(rejected.detail()).contains(time);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, Cel, 0, 0",
        "temperature, K, 0, -273.15",
        "relative_humidity, %RH, 63, 63",
        "battery_level, %EL, 82, 82",
        "battery_level, /, 0.5, 50",
        "battery_level, /100, 50, 50",
        "battery_level, /1000, 500, 50",
        "fill_level, %, 73, 73",
        "co2, ppm, 410, 410",
        "co2, /, 0.00041, 410",
        "tvoc, ppm, 0.5, 500",
        "no2, kg/m3, 4e-8, 40",
        "no2, ppb, 1, 1.9121",
        "co, ug/m3, 500, 0.5",
        "pressure, hPa, 1013, 1013",
        "vapour_pressure, Pa, 1500, 1.5",
        "water_level, mm, 1260, 126",
        "distance, cm, 12, 120",
        "distance, km, 0.001, 1000",
        "rainfall, m, 0.001, 1",
        "rain_rate, m/s, 1e-6, 3.6",
        "rain_rate, m/h, 0.001, 1",
        "wind_speed, km/h, 36, 10",
        "wind_direction, rad, 3.141592653589793, 180",
        "flow, l/s, 250, 0.25",
        "volume, l, 1500, 1.5",
        "weight, g, 1500, 1.5",
        "battery_voltage, mV, 3590, 3.59",
        "current, mA, 20, 0.02",
        "power, kW, 1.5, 1500",
        "power, VA, 15, 15",
        "energy, Wh, 1500, 1.5",
        "energy, kWh, 1.5, 1.5",
        "energy, J, 3600000, 1",
        "frequency, MHz, 868.1, 868100000",
        "frequency, 1/s, 50, 50",
        "frequency, 1/min, 60, 1",
        "soil_conductivity, S/m, 0.025, 250",
        "solar_irradiance, W/m2, 800, 800",
        "people_count, count, 7, 7",
        "sound_level, dB, 52, 52",
        "sound_level, Bspl, 5.2, 52",
        "sound_level, dB[A], 52, 52",
        "snr, dB, -7.5, -7.5",
        "rssi, dBm, -87, -87",
        "rssi, dBW, -117, -87",
        "radon, Bq/m3, 100, 100",
        "happiness, furlong, 7, 7"
    })
    void whatIsTheSameInAnotherUnitIsConverted(String property, String unit, double value, double kept) {
        var message =
                accepted(uplink(NATIVE, "[{\"n\":\"" + property + "\",\"u\":\"" + unit + "\",\"v\":" + value + "}]"));

        assertThat(valuesOf(message).get(property)).isCloseTo(kept, within(1e-4 * Math.abs(kept) + 1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, %RH",
        "co2, ug/m3",
        "no2, count",
        "fill_level, count",
        "fill_level, count",
        "rssi, dBA",
        "snr, dBW",
        "pressure, dB",
        "distance, furlong",
        "temperature, [degF]",
        "people_count, EL",
        "water_level, m2",
        "weight, N"
    })
    void aUnitThatCannotBeThePropertysIsRefusedByName(String property, String unit) {
        var rejected = rejected(uplink(NATIVE, "[{\"n\":\"" + property + "\",\"u\":\"" + unit + "\",\"v\":1}]"));

        assertThat(rejected.reason()).isEqualTo(Reason.WRONG_FORM);
        assertThat(rejected.detail()).contains("[0].u", property, "'" + unit + "'");
    }

    @Test
    void everyUnitIsTheUnitOfSomethingOrRefused() {
        var units = new SenMlUnits(new Translations());
        for (String unit : SenMlUnits.known()) {
            for (var property : Properties.shipped().units().keySet()) {
                try {
                    assertThat(units.value("[0]", property.name(), unit, 1)).isFinite();
                } catch (UnreadableException e) {
                    assertThat(e).hasMessageContaining("'" + unit + "'");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 26})
    void aPackMaySayItsVersion(int version) {
        assertThat(valuesOf(accepted(uplink(
                        NATIVE,
                        "[{\"bver\":" + version + ",\"n\":\"no2\",\"v\":1},{\"bver\":" + version
                                + ",\"n\":\"o3\",\"v\":2,\"later\":{\"more\":[]}}]"))))
                .isEqualTo(Map.of("no2", 1.0, "o3", 2.0));
    }

    @Test
    void aSecondVersionInAPackIsRefused() {
        var rejected =
                rejected(uplink(NATIVE, "[{\"bver\":10,\"n\":\"no2\",\"v\":1},{\"bver\":26,\"n\":\"o3\",\"v\":1}]"));

        assertThat(rejected.reason()).isEqualTo(Reason.WRONG_FORM);
        assertThat(rejected.detail()).contains("[1].bver");
    }
}
