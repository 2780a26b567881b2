package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedTest {

    @Test
    void fromTemperatureAndHumidityFollowDewPointAndHeatIndex() {
        assertThat(values("{\"temperature\":30,\"relative_humidity\":70}"))
                .containsOnly(
                        entry("temperature", 30.0),
                        entry("relative_humidity", 70.0),
                        entry("dew_point", 23.93),
                        entry("heat_index", 35.04));
    }

    @Test
    void whereNobodySpeaksOfHeatOnlyTheDewPointFollows() {
        assertThat(values("{\"temperature\":8.5,\"relative_humidity\":90}"))
                .containsEntry("dew_point", 6.95)
                .doesNotContainKey("heat_index");
    }

    @Test
    void whatTheDeviceSaysItselfIsNotDerived() {
        assertThat(values("{\"temperature\":30,\"relative_humidity\":70,\"dew_point\":24.5}"))
                .containsEntry("dew_point", 24.5)
                .containsKey("heat_index");
    }

    @Test
    void nothingFollowsFromOneOfThemOrFromWhatCannotBe() {
        assertThat(values("{\"temperature\":30}")).containsOnlyKeys("temperature");
        assertThat(values("{\"relative_humidity\":70}")).containsOnlyKeys("relative_humidity");
        assertThat(values("{\"temperature\":30,\"relative_humidity\":0}")).doesNotContainKey("dew_point");
        assertThat(values("{\"temperature\":999,\"relative_humidity\":70}"))
                .containsOnlyKeys("temperature", "relative_humidity");
    }

    @Test
    void onlyWhatIsOfTheSameTimeGoesTogether() {
        var message = accepted(uplink(
                NATIVE,
                "[{\"bt\":1.7e9,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":10},"
                        + "{\"n\":\"relative_humidity\",\"u\":\"%RH\",\"v\":50,\"t\":-60},"
                        + "{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":20,\"t\":-60}]"));

        assertThat(message.report().readings())
                .filteredOn(reading -> reading.property().name().equals("dew_point"))
                .containsExactly(new Reading(
                        new Property("dew_point"), Instant.ofEpochSecond(1_700_000_000L - 60), 9.26, Quality.GOOD));
    }

    @Test
    void aDoubtAboutWhatItFollowsFromIsADoubtAboutIt() {
        var message = accepted(uplink(
                NATIVE, "{\"time\":\"" + NOON.plusSeconds(3600) + "\",\"temperature\":30,\"relative_humidity\":70}"));

        assertThat(message.report().readings())
                .hasSize(4)
                .allSatisfy(reading ->
                        assertThat(reading.quality().has(Flag.FUTURE)).isTrue());
        assertThat(Derived.of(List.of(
                        new Reading(new Property("temperature"), NOON, 8, Quality.GOOD.with(Flag.SIMULATED)),
                        new Reading(new Property("relative_humidity"), NOON, 80, Quality.GOOD.with(Flag.FUTURE)))))
                .extracting(reading -> reading.quality().label())
                .containsExactly("future,simulated");
    }

    @Test
    void aMessageThatIsFullHasNoPlaceForMoreAndIsReadAllTheSame() {
        String many = IntStream.range(0, 998).mapToObj(i -> "\"p" + i + "\":1").collect(Collectors.joining(","));

        assertThat(values("{\"temperature\":30,\"relative_humidity\":70," + many + "}"))
                .hasSize(1000)
                .doesNotContainKey("dew_point");
    }

    private static Map<String, Double> values(String message) {
        return valuesOf(accepted(uplink(NATIVE, message)));
    }
}
