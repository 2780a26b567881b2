package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong in the store is told, and nothing else. */
@ExtendWith(RunningApi.class)
class VerificationIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String AT_NOON = " WHERE time = '2026-11-23T12:00:00Z'";

    private final JsonMapper json = new JsonMapper();
    private final TestApi api;
    private final TestDatabase rows;

    VerificationIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .deviceNowhere("dev-1")
                .datastream(7, "dev-1", "temperature", "Cel")
                .datastream(8, "dev-1", "pressure", "hPa")
                .readings(7, NOON, 300)
                .reading(7, NOON.plusSeconds(1), -1e9, 1)
                .reading(7, NOON.plusSeconds(90).plusNanos(123_456_000), 0.1)
                .reading(8, NOON.plusSeconds(7), 1013.25, 2)
                .aggregated();
    }

    @Test
    void aRightStoreHasNoDifference() {
        assertThat(verify("")).containsExactly("""
                {"kind":"summary","from":"2026-11-23T12:00:00Z","to":"2026-11-23T16:59:00.000001Z",\
                "windows":27,"readings":303,"differences":0,"stillChanging":0}""");
    }

    @Test
    void anEmptyStoreHasNone() {
        api.empty();

        assertThat(verify("")).containsExactly("""
                {"kind":"summary","from":null,"to":null,"windows":0,"readings":0,"differences":0,"stillChanging":0}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count      | count + 1                              | 17 | 16
            flagged    | flagged + 1                            | 2 | 1
            sum        | sum + 0.001                            | 105.101 | 105.1
            min        | min - 0.0001                           | -1.0E-4 | 0.0
            max        | max * 1.0000001                        | 14.0000014 | 14.0
            m2         | m2 * 1.000001                          | * | *
            firstTime  | first_time + interval '1 microsecond'  | "2026-11-23T12:00:00.000001Z" | "2026-11-23T12:00:00Z"
            first      | 1                                      | 1.0 | 0.0
            lastTime   | NULL                                   | null | "2026-11-23T12:14:00Z"
            last       | NULL                                   | null | 14.0
            """)
    void eachStatisticThatIsNotThatOfTheReadingsIsNamed(
            String statistic, String wrong, String stored, String recomputed) {
        String column = statistic.replace("Time", "_time");
        rows.meddled("UPDATE aggregate_15m SET " + column + " = " + wrong + AT_NOON + " AND datastream = 7");

        List<String> lines = verify("");

        assertThat(lines).hasSize(2);
        JsonNode difference = read(lines.getFirst());
        assertThat(lines.getFirst()).startsWith("""
                {"kind":"difference","what":"different","device":"dev-1","property":"temperature","interval":"15m",\
                "start":"2026-11-23T12:00:00Z","statistic":"%s",""".formatted(statistic));
        if (!stored.equals("*")) {
            assertThat(difference.get("stored").toString()).isEqualTo(stored);
            assertThat(difference.get("recomputed").toString()).isEqualTo(recomputed);
        }
        assertThat(read(lines.getLast()).get("differences").asInt()).isEqualTo(1);
    }

    @Test
    void theEnergyOfLevelsHasToBeThatOfTheReadings() {
        api.empty()
                .deviceNowhere("dev-1")
                .datastream(9, "dev-1", "sound_level", "dB[A]")
                .reading(9, NOON, 50)
                .reading(9, NOON.plusSeconds(60), 70)
                .aggregated();
        assertThat(verify("")).singleElement().asString().contains("\"differences\":0");

        rows.meddled("UPDATE aggregate_1h SET energy = energy * 1.000001");

        assertThat(verify("").getFirst()).contains("\"interval\":\"1h\"", "\"statistic\":\"energy\"");
    }

    @Test
    void anAggregateThatIsMissingIsTold() {
        rows.meddled("DELETE FROM aggregate_1h WHERE datastream = 8");

        assertThat(verify("").getFirst()).isEqualTo("""
                {"kind":"difference","what":"missing","device":"dev-1","property":"pressure","interval":"1h",\
                "start":"2026-11-23T12:00:00Z","statistic":"readings","stored":null,"recomputed":1}""");
    }

    @Test
    void anAggregateWithoutReadingsIsTold() {
        rows.hours(8, NOON.plusSeconds(7 * 3600), 1, 3);

        assertThat(verify("").getFirst()).isEqualTo("""
                {"kind":"difference","what":"superfluous","device":"dev-1","property":"pressure","interval":"1h",\
                "start":"2026-11-23T19:00:00Z","statistic":"readings","stored":5,"recomputed":null}""");
    }

    @Test
    void aReadingThatWasLostIsMissedInBothWindows() {
        rows.meddled("DELETE FROM reading WHERE datastream = 7 AND value = 200");

        List<String> lines = verify("");

        assertThat(lines.stream()
                        .map(this::read)
                        .filter(line -> line.has("interval"))
                        .map(line -> line.get("interval").asText() + " "
                                + line.get("statistic").asText()))
                .contains("15m count", "15m sum", "15m m2", "1h count", "1h sum", "1h m2");
        assertThat(read(lines.getLast()).get("differences").asInt()).isEqualTo(lines.size() - 1);
    }

    @Test
    void whatAddingInAnotherOrderChangesIsNoDifference() {
        rows.meddled("UPDATE aggregate_1h SET sum = sum * (1 + 1e-13), m2 = m2 * (1 - 1e-13)");

        assertThat(verify("")).hasSize(1);
    }

    @Test
    void onlyWindowsThatStartInTheSpanAreLookedAt() {
        rows.meddled("DELETE FROM aggregate_15m WHERE datastream = 7");

        List<String> lines = verify("?from=2026-11-23T12:15:00Z&to=2026-11-23T13:00:01Z");

        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 4))
                .extracting(line -> read(line).get("start").asText())
                .containsExactlyInAnyOrder(
                        "2026-11-23T12:15:00Z", "2026-11-23T12:30:00Z", "2026-11-23T12:45:00Z", "2026-11-23T13:00:00Z");
        assertThat(read(lines.getLast()).get("windows").asInt()).isEqualTo(5);
        assertThat(verify("?from=2026-11-23T12:00:01Z&to=2026-11-23T12:14:59Z")).hasSize(1);
    }

    @Test
    void aggregatesOfReadingsThatAreNoLongerKeptAreNoDifference() {
        rows.hours(7, NOON.minusSeconds(30 * 86_400), 24, 0);
        rows.meddled("UPDATE retention SET dropped_before = '2026-11-01T10:20:00Z' WHERE class = 'readings'");

        assertThat(verify("")).hasSize(1);
        assertThat(verify("?from=2026-01-01T00:00:00Z")).hasSize(1);
    }

    @Test
    void aggregatesThatNoReadingEverStoodBehindAreToldHoweverOld() {
        rows.hours(7, NOON.minusSeconds(30 * 86_400), 3, 0);

        assertThat(verify("")).hasSize(4);
    }

    @Test
    void yearsAreGoneThroughInSteps() {
        rows.reading(8, Instant.parse("2023-01-01T00:00:00Z"), 1);

        List<String> lines = lines("");

        assertThat(lines.stream().filter(line -> line.contains("\"kind\":\"progress\"")))
                .hasSizeGreaterThan(1000);
        assertThat(lines.stream().filter(line -> line.contains("\"kind\":\"difference\"")))
                .hasSize(2);
    }

    /** What was said beside progress. */
    private List<String> verify(String span) {
        return lines(span).stream()
                .filter(line -> !line.startsWith("{\"kind\":\"progress\""))
                .toList();
    }

    private List<String> lines(String span) {
        TestApi.Answer answer = api.get("/api/v1/verification" + span);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.text().lines().toList();
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
