package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class ReadingsIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String OF_NOON_HOUR = "&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";

    private final TestApi api;
    private final TestDatabase rows;

    ReadingsIT(TestApi api) {
        this.api = api;
        this.rows = api.empty().deviceNowhere("dev-1").datastream(7, "dev-1", "temperature", "Cel");
    }

    @Test
    void readingsAreRawUnlessAskedOtherwise() {
        rows.reading(7, NOON.plusMillis(250), -1.5).reading(7, NOON.plusSeconds(60), 20, 1);

        assertThat(readings(OF_NOON_HOUR).text()).isEqualTo("""
                {"datastream":{"id":7,"device":"dev-1","property":"temperature","unit":"Cel"},"interval":"raw","points":[\
                {"time":"2026-11-23T12:00:00.250Z","value":-1.5,"quality":"good"},\
                {"time":"2026-11-23T12:01:00Z","value":20.0,"quality":"future"}],"next":null}""");
    }

    @Test
    void theStartIsIncludedAndTheEndIsNot() {
        rows.reading(7, NOON.minus(1, ChronoUnit.MICROS), 1)
                .reading(7, NOON, 2)
                .reading(7, NOON.plusSeconds(3600).minus(1, ChronoUnit.MICROS), 3)
                .reading(7, NOON.plusSeconds(3600), 4);

        assertThat(values(readings(OF_NOON_HOUR).json())).containsExactly(2.0, 3.0);
    }

    @Test
    void aTimeMayHaveAnyOffset() {
        rows.reading(7, NOON, 1);

        assertThat(values(readings("&from=2026-11-23T13:00:00%2B01:00&to=2026-11-23T07:00:01-05:00")
                        .json()))
                .containsExactly(1.0);
    }

    @Test
    void levelsAreAveragedByTheirEnergy() {
        rows.datastream(9, "dev-1", "sound_level", "dB[A]")
                .reading(9, NOON, 50)
                .reading(9, NOON.plusSeconds(1800), 70)
                .reading(9, NOON.plusSeconds(3600), 40)
                .aggregated();
        String loud =
                "/api/v1/readings?device=dev-1&property=sound_level&from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";

        JsonNode hours = api.get(loud + "&interval=1h").json().get("points");
        assertThat(hours.get(0).get("mean").doubleValue()).isCloseTo(67.0329, within(1e-4));
        assertThat(hours.get(1).get("mean").doubleValue()).isCloseTo(40, within(1e-9));
        JsonNode day = api.get(loud + "&interval=1d").json().get("points");
        assertThat(day.get(0).get("mean").doubleValue()).isCloseTo(65.2763, within(1e-4));
    }

    @Test
    void withoutASpanTheLast24HoursAreMeant() {
        Instant now = Instant.now();
        rows.reading(7, now.minus(25, ChronoUnit.HOURS), 1)
                .reading(7, now.minus(23, ChronoUnit.HOURS), 2)
                .reading(7, now.minus(1, ChronoUnit.SECONDS), 3);

        assertThat(values(readings("").json())).containsExactly(2.0, 3.0);
    }

    @Test
    void everyReadingIsOnExactlyOnePageWhileNewOnesArrive() {
        rows.readings(7, NOON, 60);

        JsonNode page = readings(OF_NOON_HOUR + "&limit=7").json();
        var found = new ArrayList<>(values(page));
        while (!page.get("next").isNull()) {
            rows.reading(7, NOON.minusSeconds(found.size()), -1).reading(7, NOON.plusSeconds(7200L + found.size()), -1);
            page = readings(OF_NOON_HOUR + "&limit=7&cursor=" + page.get("next").asText())
                    .json();
            assertThat(page.get("points").size()).isLessThanOrEqualTo(7);
            found.addAll(values(page));
        }

        assertThat(found).hasSize(60).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        rows.readings(7, NOON, 10).datastream(8, "dev-1", "pressure", "hPa");
        String cursor = readings(OF_NOON_HOUR + "&limit=5").json().get("next").asText();

        for (String other : List.of(
                "/api/v1/readings?device=dev-1&property=pressure&cursor=" + cursor,
                "/api/v1/readings?device=dev-1&property=temperature&interval=1h&cursor=" + cursor,
                "/api/v1/readings?device=dev-1&property=temperature&to=2026-11-23T14:00:00Z&cursor=" + cursor,
                "/api/v1/devices?cursor=" + cursor)) {
            TestApi.Answer answer = api.get(other);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.json().get("field").asText()).isEqualTo("cursor");
        }
    }

    @Test
    void windowsHaveMeanMinMaxAndCountUnlessAskedOtherwise() {
        rows.hours(7, NOON, 1, 0);

        assertThat(readings(OF_NOON_HOUR + "&interval=1h").json().get("points").toString())
                .isEqualTo("[{\"time\":\"2026-11-23T12:00:00Z\",\"count\":2,\"mean\":15.0,\"min\":10.0,\"max\":20.0}]");
    }

    @Test
    void aWindowHasWhatWasAskedForAndItsFlaggedReadings() {
        rows.hours(7, NOON, 1, 3);

        assertThat(readings(OF_NOON_HOUR + "&interval=1h&aggregate=last,sum,first,count")
                        .json()
                        .get("points")
                        .toString())
                .isEqualTo("[{\"time\":\"2026-11-23T12:00:00Z\",\"count\":2,\"flagged\":3,\"sum\":30.0,"
                        + "\"first\":10.0,\"firstTime\":\"2026-11-23T12:00:00Z\","
                        + "\"last\":20.0,\"lastTime\":\"2026-11-23T12:01:00Z\"}]");
    }

    @Test
    void aWindowOfFlaggedReadingsOnlyHasNoMean() {
        rows.quarterHourOfFlagged(7, NOON, 4);

        assertThat(readings(OF_NOON_HOUR + "&interval=15m&aggregate=mean,max")
                        .json()
                        .get("points")
                        .toString())
                .isEqualTo(
                        "[{\"time\":\"2026-11-23T12:00:00Z\",\"count\":0,\"flagged\":4,\"mean\":null,\"max\":null}]");
    }

    @Test
    void autoShowsFewReadingsAsTheyAreAndManyAsWindows() {
        rows.readings(7, NOON, 300).hours(7, NOON, 5, 0);
        String span = "&interval=auto&from=2026-11-23T12:00:00Z&to=2026-11-23T17:00:00Z";

        assertThat(readings(span + "&limit=300").json().get("interval").asText())
                .isEqualTo("raw");
        assertThat(readings(span + "&limit=299").json().get("interval").asText())
                .isEqualTo("15m");
        JsonNode hourly = readings(span + "&limit=19&aggregate=mean").json();
        assertThat(hourly.get("interval").asText()).isEqualTo("1h");
        assertThat(hourly.get("points")).hasSize(5);
    }

    @Test
    void autoKeepsItsChoiceFromPageToPage() {
        rows.readings(7, NOON, 30).hours(7, NOON, 40, 0);
        String span = "&interval=auto&limit=1&from=2026-11-23T12:00:00Z&to=2026-11-26T00:00:00Z";

        JsonNode first = readings(span).json();
        JsonNode second =
                readings(span + "&cursor=" + first.get("next").asText()).json();

        assertThat(first.get("interval").asText()).isEqualTo("1d");
        assertThat(second.get("interval").asText()).isEqualTo("1d");
        assertThat(second.get("points").get(0).get("time").asText()).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(second.get("points").get(0).get("count").asInt()).isEqualTo(8);
    }

    @Test
    void theDeviationIsThatOfASample() {
        rows.hours(7, NOON, 1, 0);

        assertThat(readings(OF_NOON_HOUR + "&interval=1h&aggregate=stddev")
                        .json()
                        .at("/points/0/stddev")
                        .asDouble())
                .isEqualTo(Math.sqrt(50));
    }

    @Test
    void anUnknownDeviceAndAnUnknownDatastreamAreToldApart() {
        TestApi.Answer device = api.get("/api/v1/readings?device=nobody&property=temperature");
        TestApi.Answer datastream = api.get("/api/v1/readings?device=dev-1&property=pressure");

        assertThat(device.status()).isEqualTo(404);
        assertThat(device.json().get("type").asText()).endsWith("/unknown-device");
        assertThat(datastream.status()).isEqualTo(404);
        assertThat(datastream.json().get("type").asText()).endsWith("/unknown-datastream");
    }

    @Test
    void aFileHasAllReadings() {
        rows.readings(7, NOON, 12_345);

        TestApi.Answer file = api.get(
                "/api/v1/readings.csv?device=dev-1&property=temperature&from=2026-11-23T12:00:00Z&to=2027-11-23T12:00:00Z");

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text().split("\r\n"))
                .hasSize(12_346)
                .startsWith("time,value,unit,quality", "2026-11-23T12:00:00Z,0.0,Cel,good")
                .endsWith("2026-12-02T01:44:00Z,12344.0,Cel,good");
    }

    @Test
    void aFileOfWindowsLeavesCellsWithoutAnAnswerEmpty() {
        rows.quarterHourOfFlagged(7, NOON, 4);

        assertThat(api.get("/api/v1/readings.csv?device=dev-1&property=temperature&interval=15m&aggregate=mean,last"
                                + OF_NOON_HOUR)
                        .text())
                .isEqualTo("time,mean,last,lastTime,unit,count,flagged\r\n2026-11-23T12:00:00Z,,,,Cel,0,4\r\n");
    }

    private TestApi.Answer readings(String more) {
        return api.get("/api/v1/readings?device=dev-1&property=temperature" + more);
    }

    private static List<Double> values(JsonNode answer) {
        var values = new ArrayList<Double>();
        answer.get("points").forEach(point -> values.add(point.get("value").asDouble()));
        return values;
    }
}
