package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Air-quality indices and exceedances of limit values. */
@ExtendWith(RunningApi.class)
class AirIT {

    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");
    private static final String ON_JUNE_1 = "&from=2025-06-01T00:00:00Z&to=2025-06-02T00:00:00Z";
    private static final Instant NEW_YEAR = Instant.parse("2024-12-31T23:00:00Z");

    private final TestApi api;
    private final TestDatabase rows;

    AirIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("tal", "Talachse", "Elberfeld", 51.257, 7.149)
                .device("berg", "Auf dem Berg", "Elberfeld", 51.26, 7.15)
                .device("fern", "Fern", "Ronsdorf", 51.22, 7.2)
                .datastream(1, "tal", "pm10", "ug/m3")
                .datastream(2, "tal", "no2", "ug/m3")
                .datastream(3, "berg", "pm10", "ug/m3")
                .datastream(4, "fern", "pm10", "ug/m3")
                .datastream(5, "tal", "temperature", "Cel")
                .datastream(6, "tal", "o3", "ug/m3")
                .datastream(7, "tal", "so2", "ug/m3")
                .datastream(8, "tal", "pm2_5", "ug/m3");
    }

    @Test
    void theDefinitionsSayHowTheyGradeAndWhoPublishedThem() {
        JsonNode indices = items("/indices");

        assertThat(indices.findValuesAsText("version")).containsExactly("2019", "2025");
        JsonNode older = indices.get(0);
        assertThat(older.get("id").asText()).isEqualTo("uba-lqi");
        assertThat(older.get("source").asText()).startsWith("https://www.umweltbundesamt.de/");
        assertThat(older.get("classes").get(2).toString()).isEqualTo("{\"de\":\"mäßig\",\"en\":\"moderate\"}");
        assertThat(older.get("pollutants").get(0).toString()).isEqualTo("""
                {"property":"pm10","unit":"ug/m3","hours":24,"leastHours":18,"upperBounds":[20,35,50,100]}""");
        assertThat(indices.get(1).get("pollutants").get(4).toString()).isEqualTo("""
                {"property":"so2","unit":"ug/m3","hours":1,"leastHours":1,"upperBounds":[10,30,60,100]}""");
    }

    @Test
    void anHourIsAsBadAsItsWorstPollutant() {
        rows.hoursOf(1, JUNE, 1, 28, 4).hoursOf(2, JUNE, 1, 10.4, 4).hoursOf(5, JUNE, 1, 99, 4);

        assertThat(items("/indices/uba-lqi?device=tal" + ON_JUNE_1).toString()).isEqualTo("""
                [{"time":"2025-06-01T00:00:00Z","class":2,"label":{"de":"mäßig","en":"moderate"},"complete":false,\
                "decisive":["pm10"],"pollutants":{"pm10":{"value":28.0,"class":2},"no2":{"value":10.4,"class":0}},\
                "devices":1}]""");
    }

    @Test
    void anHourIsCompleteWithAllPollutantsOfTheIndex() {
        for (int datastream : new int[] {1, 2, 6, 7, 8}) {
            rows.hoursOf(datastream, JUNE, 1, 1, 4);
        }

        JsonNode hour = items("/indices/uba-lqi?device=tal" + ON_JUNE_1).get(0);
        assertThat(hour.get("complete").asBoolean()).isTrue();
        assertThat(hour.get("class").asInt()).isZero();
        assertThat(hour.get("decisive")).hasSize(5);
    }

    @Test
    void theOlderVersionLooksBackBeforeTheSpan() {
        rows.hoursOf(1, JUNE.minus(Duration.ofHours(18)), 18, 36, 4);

        JsonNode hours = items("/indices/uba-lqi?version=2019&device=tal" + ON_JUNE_1);

        assertThat(hours).as("18 hours of 24 until the sixth hour").hasSize(6);
        assertThat(hours.get(5).get("time").asText()).isEqualTo("2025-06-01T05:00:00Z");
        assertThat(hours.get(5).get("class").asInt()).isEqualTo(2);
        assertThat(hours.get(5).get("devices").asInt()).isZero();
        assertThat(items("/indices/uba-lqi?version=2025&device=tal" + ON_JUNE_1))
                .isEmpty();
    }

    @Test
    void inADistrictEachDeviceCountsAlike() {
        rows.hoursOf(1, JUNE, 1, 60, 1)
                .hoursOf(3, JUNE, 1, 20, 100)
                .hoursOf(2, JUNE, 1, 5, 1)
                .hoursOf(4, JUNE, 1, 500, 1);

        JsonNode hour = items("/indices/uba-lqi?district=Elberfeld" + ON_JUNE_1).get(0);

        assertThat(hour.get("pollutants").get("pm10").get("value").asDouble()).isEqualTo(40);
        assertThat(hour.get("devices").asInt()).isEqualTo(2);
        assertThat(items("/indices/uba-lqi?district=Vohwinkel" + ON_JUNE_1)).isEmpty();
    }

    @Test
    void whatIsDoubtfulOrInAnotherUnitDoesNotCount() {
        rows.meddled("UPDATE datastream SET unit = '[ppb]' WHERE id = 2")
                .hoursOf(2, JUNE, 1, 50, 4)
                .meddled("INSERT INTO aggregate_1h (datastream, time, count, flagged, as_of)"
                        + " VALUES (1, '2025-06-01T00:00:00Z', 0, 4, now())");

        assertThat(items("/indices/uba-lqi?device=tal" + ON_JUNE_1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void everyHourIsOnOnePageThroughMonthsWithoutAny(int limit) {
        rows.hoursOf(1, JUNE, 5, 10, 4).hoursOf(1, JUNE.plus(Duration.ofDays(200)), 5, 10, 4);
        String question = "/indices/uba-lqi?device=tal&limit=" + limit;

        JsonNode page = json(question + "&from=2025-05-01T00:00:00Z&to=2026-01-01T00:00:00Z");
        List<String> times = new ArrayList<>(page.get("items").findValuesAsText("time"));
        while (!page.get("next").isNull()) {
            page = json(question + "&cursor=" + page.get("next").asText());
            times.addAll(page.get("items").findValuesAsText("time"));
        }

        assertThat(times).hasSize(10).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        rows.hoursOf(1, JUNE, 2, 10, 4);
        String cursor = json("/indices/uba-lqi?device=tal&limit=1" + ON_JUNE_1)
                .get("next")
                .asText();

        for (String other : List.of("device=berg", "district=Elberfeld", "device=tal&version=2019")) {
            TestApi.Answer answer = api.get("/api/v1/indices/uba-lqi?limit=1&" + other + "&cursor=" + cursor);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("field").asText()).isEqualTo("cursor");
        }
    }

    @Test
    void anHourIsToldOnceItIsOver() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        rows.hoursOf(1, now.minus(Duration.ofHours(2)), 4, 10, 4);

        List<String> times = items("/indices/uba-lqi?device=tal").findValuesAsText("time");

        assertThat(times).contains(now.minus(Duration.ofHours(1)).toString());
        assertThat(times).doesNotContain(now.plus(Duration.ofHours(1)).toString());
    }

    @Test
    void anIndexOrADeviceThatIsNotThereIsNotFound() {
        TestApi.Answer index = api.get("/api/v1/indices/aqi?device=tal");
        assertThat(index.status()).isEqualTo(404);
        assertThat(index.json().get("type").asText()).endsWith("/unknown-index");

        for (String path : List.of("/indices/uba-lqi?device=x", "/exceedances?year=2025&device=x", "/noise?device=x")) {
            TestApi.Answer device = api.get("/api/v1" + path);
            assertThat(device.status()).isEqualTo(404);
            assertThat(device.json().get("type").asText()).endsWith("/unknown-device");
        }
    }

    @Test
    void limitValuesAreToldWithWhoDemandsThem() {
        JsonNode limits = items("/limit-values");

        assertThat(limits.findValuesAsText("id")).doesNotHaveDuplicates().contains("2008-pm10-day", "2024-no2-day");
        assertThat(limits.get(0).toString()).isEqualTo("""
                {"id":"2008-pm10-day","directive":"2008/50/EC","directiveName":{"de":"Richtlinie 2008/50/EG über \
                Luftqualität und saubere Luft für Europa","en":"Directive 2008/50/EC on ambient air quality and cleaner air \
                for Europe"},"source":"https://eur-lex.europa.eu/eli/dir/2008/50/oj","attainBy":null,"property":"pm10",\
                "kind":"limit-value","period":"day","threshold":50,"unit":"ug/m3","allowed":35,"averagedOverYears":1,\
                "minimumCoverage":0.9}""");
    }

    @Test
    void daysAboveALimitAreCountedByTheClocksOfTheCity() {
        rows.hoursOf(1, NEW_YEAR, 24, 50, 4)
                .hoursOf(1, NEW_YEAR.plus(Duration.ofHours(24)), 24, 51, 4)
                .hoursOf(1, NEW_YEAR.plus(Duration.ofHours(48)), 17, 90, 4);

        JsonNode item = items("/exceedances?year=2025&device=tal&property=pm10&directive=2008/50/EC")
                .get(0);

        assertThat(item.toString()).isEqualTo("""
                {"device":"tal","limit":"2008-pm10-day","directive":"2008/50/EC","property":"pm10","kind":"limit-value",\
                "period":"day","threshold":50,"unit":"ug/m3","count":1,"allowed":35,"exceeded":false,"averages":2,\
                "greatest":51.0,"exceedances":[{"time":"2025-01-01T23:00:00Z","date":"2025-01-02","value":51.0}],\
                "hours":65,"expectedHours":8760,"coverage":0.007420091324200913,"valid":false,"indicative":true}""");
    }

    @Test
    void inAnotherZoneTheDaysAreOthers() {
        rows.hoursOf(1, NEW_YEAR, 24, 51, 4);

        String question = "/exceedances?year=2025&device=tal&directive=2008/50/EC";
        assertThat(items(question).get(0).get("exceedances").get(0).get("time").asText())
                .isEqualTo("2024-12-31T23:00:00Z");
        assertThat(items(question + "&tz=UTC")
                        .get(0)
                        .get("exceedances")
                        .get(0)
                        .get("time")
                        .asText())
                .isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void aWholeLeapYearWithBothChangesOfTheClocksIsValid() {
        rows.hoursOf(2, Instant.parse("2023-12-31T23:00:00Z"), 8784, 20.5, 4);

        JsonNode items = items("/exceedances?year=2024&device=tal");

        assertThat(items.findValuesAsText("limit"))
                .containsExactly("2008-no2-hour", "2008-no2-year", "2024-no2-hour", "2024-no2-day", "2024-no2-year");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.get("hours").asInt()).isEqualTo(8784);
            assertThat(item.get("coverage").asDouble()).isEqualTo(1);
            assertThat(item.get("valid").asBoolean()).isTrue();
        });
        assertThat(items.get(3).get("averages").asInt()).isEqualTo(366);
        assertThat(items.get(1).get("exceeded").asBoolean()).isFalse();
        assertThat(items.get(4).get("exceeded").asBoolean()).as("20.5 is 21").isTrue();
    }

    @Test
    void ozoneIsLookedAtOver8HoursThatMayBeginInTheYearBefore() {
        rows.hoursOf(6, NEW_YEAR.minus(Duration.ofHours(7)), 8, 130, 4)
                .hoursOf(6, NEW_YEAR.plus(Duration.ofHours(1)), 23, 10, 4);

        JsonNode item =
                items("/exceedances?year=2025&device=tal&directive=2024/2881").get(0);

        assertThat(item.get("period").asText()).isEqualTo("8h");
        assertThat(item.get("greatest").asDouble()).isEqualTo(130, within(1e-9));
        assertThat(item.get("exceedances").get(0).get("date").asText()).isEqualTo("2025-01-01");
        assertThat(item.get("hours").asInt()).isEqualTo(24);
    }

    @Test
    void everyDeviceThatMeasuredIsTold() {
        rows.hoursOf(1, NEW_YEAR, 24, 51, 4)
                .hoursOf(2, NEW_YEAR, 24, 51, 4)
                .hoursOf(3, NEW_YEAR, 24, 40, 4)
                .hoursOf(4, NEW_YEAR, 24, 60, 4);

        String days = "/exceedances?year=2025&directive=2024/2881&property=";
        assertThat(items("/exceedances?year=2025").findValuesAsText("device"))
                .containsExactly(
                        "berg", "berg", "berg", "berg", "fern", "fern", "fern", "fern", "tal", "tal", "tal", "tal",
                        "tal", "tal", "tal", "tal", "tal");
        assertThat(items(days + "pm10").findValuesAsText("count")).containsExactly("0", "1", "1", "1", "1", "1");
        assertThat(items(days + "pm10&district=Elberfeld").findValuesAsText("device"))
                .containsExactly("berg", "berg", "tal", "tal");
        assertThat(items("/exceedances?year=2024&directive=2024/2881")).isEmpty();
    }

    @Test
    void exceedancesComePageByPageEachOnce() {
        rows.hoursOf(1, NEW_YEAR, 24, 51, 4)
                .hoursOf(2, NEW_YEAR, 24, 51, 4)
                .hoursOf(3, NEW_YEAR, 24, 40, 4)
                .hoursOf(4, NEW_YEAR, 24, 60, 4);
        String question = "/exceedances?year=2025";
        JsonNode whole = json(question);
        assertThat(whole.get("next").isNull()).isTrue();

        for (int limit : List.of(1, 3, 4, 16, 17)) {
            List<JsonNode> told = new ArrayList<>();
            JsonNode page = json(question + "&limit=" + limit);
            while (true) {
                page.get("items").forEach(told::add);
                if (page.get("next").isNull()) {
                    break;
                }
                assertThat(page.get("items")).hasSize(limit);
                page = json(question + "&limit=" + limit + "&cursor="
                        + page.get("next").asText());
            }
            assertThat(told).as("in pages of %d", limit).containsExactlyElementsOf(whole.get("items"));
        }
    }

    private JsonNode items(String path) {
        return json(path).get("items");
    }

    private JsonNode json(String path) {
        TestApi.Answer answer = api.get("/api/v1" + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
