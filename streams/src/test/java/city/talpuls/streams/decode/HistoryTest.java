package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Uplinks.CHIRPSTACK;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device measured while nobody heard it, and says later. Messages arrive at noon of 2026-11-23. */
class HistoryTest {

    private static final Profile KEEPER =
            new Profile("keeper", "Keeper", null, null, List.of(), new History("history", "timestamp"));
    private static final Equipment EQUIPMENT = new Equipment(null, new Translations().of(KEEPER, Map.of()));
    private static final Decoder DECODER = new Decoder(device -> EQUIPMENT);

    @Test
    void recordsBecomeReadingsOfTheirOwnTimes() {
        Report report = accepted("""
                "temperature": 21.5, "history": [
                  {"timestamp": 1795420800, "temperature": 19, "pir": "idle"},
                  {"timestamp": "2026-11-23T09:00:00+01:00", "temperature": 0, "co2": 400}]""");

        assertThat(report.readings())
                .extracting(HistoryTest::said)
                .containsExactly(
                        "temperature 21.5 2026-11-23T11:59:58Z",
                        "temperature 19.0 2026-11-23T08:00:00Z",
                        "temperature 0.0 2026-11-23T08:00:00Z",
                        "co2 400.0 2026-11-23T08:00:00Z");
        assertThat(report.texts()).isEmpty();
    }

    @Test
    void aMessageMayConsistOfHistoryOnly() {
        assertThat(accepted("\"history\": [{\"timestamp\": 946684800, \"temperature\": 19}]")
                        .readings())
                .extracting(HistoryTest::said)
                .containsExactly("temperature 19.0 2000-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timestamp\": 12, \"temperature\": 1          | the time 1970-01-01T00:00:12Z of temperature is before 2000",
                "\"timestamp\": 4102444800, \"temperature\": 1  | the time 2100-01-01T00:00:00Z of temperature is more than a day ahead",
                "\"timestamp\": \"then\", \"temperature\": 1    | history.0.timestamp \"then\" is no time",
                "\"temperature\": 1                             | history.0.timestamp is missing",
                "\"timestamp\": 1795420800, \"temperature\": 1e200 | history.0: temperature is 1.0E200",
            })
    void aWrongRecordIsLeftOutAndTheDevicesStateSaysWhy(String record, String why) {
        Report report = accepted(
                "\"history\": [{" + record + "}, {\"timestamp\": 1795420800, \"temperature\": 19}], \"lid\": \"open\"");

        assertThat(report.readings())
                .extracting(HistoryTest::said)
                .containsExactly("temperature 19.0 2026-11-23T08:00:00Z");
        assertThat(report.texts()).containsEntry("lid", "open").containsOnlyKeys("lid", "history_fault");
        assertThat(report.texts().get("history_fault")).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timestamp\": 12, \"temperature\": 1                    | IMPLAUSIBLE_TIME",
                "\"timestamp\": \"then\", \"temperature\": 1              | UNREADABLE_TIME",
                "\"timestamp\": 1795420800, \"temperature\": 1e200        | IMPLAUSIBLE_VALUE",
                "\"timestamp\": 1795420800, \"a,b\": 1                    | WRONG_FORM",
                "\"timestamp\": 1795420800                                | NO_READINGS",
            })
    void whereNothingElseIsSaidTheMessageIsADeadLetter(String record, Reason reason) {
        assertThat(DECODER.read(event("\"history\": [{" + record + "}]")))
                .isInstanceOfSatisfying(
                        Decoding.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void aRecordALittleAheadIsFlaggedLikeAnyReading() {
        assertThat(accepted("\"history\": [{\"timestamp\": \"2026-11-23T13:00:00Z\", \"temperature\": 19}]")
                        .readings())
                .singleElement()
                .satisfies(reading -> assertThat(reading.quality()).isEqualTo(Quality.GOOD.with(Flag.FUTURE)));
    }

    private static Report accepted(String object) {
        return switch (DECODER.read(event(object))) {
            case Decoding.Accepted accepted -> accepted.report();
            case Decoding.Rejected rejected -> throw new AssertionError("was rejected: " + rejected);
        };
    }

    private static Uplink event(String object) {
        return uplink(
                CHIRPSTACK,
                "{\"time\":\"2026-11-23T11:59:58Z\",\"deviceInfo\":{\"devEui\":\"a84041ffff1234ab\"},\"object\":{"
                        + object + "}}");
    }

    private static String said(Reading reading) {
        return reading.property() + " " + reading.value() + " " + reading.time();
    }
}
