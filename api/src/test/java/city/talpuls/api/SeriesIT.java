package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What analysts ask of the series of one datastream. */
@ExtendWith(RunningApi.class)
class SeriesIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String FIVE_HOURS =
            "&interval=1h&from=2026-11-23T11:00:00Z&to=2026-11-23T16:00:00Z&aggregate=mean";

    private final TestApi api;
    private final TestDatabase rows;

    SeriesIT(TestApi api) {
        this.api = api;
        this.rows = api.empty().deviceNowhere("dev-1").datastream(7, "dev-1", "temperature", "Cel");
    }

    @Test
    void windowsWithoutReadingsAppearWhenAskedFor() {
        rows.reading(7, NOON, 10).reading(7, NOON.plusSeconds(3 * 3600), 16).aggregated();

        assertThat(points(FIVE_HOURS + "&fill=linear").toString()).isEqualTo("""
                [{"time":"2026-11-23T11:00:00Z","count":0,"filled":true,"mean":null},\
                {"time":"2026-11-23T12:00:00Z","count":1,"mean":10.0},\
                {"time":"2026-11-23T13:00:00Z","count":0,"filled":true,"mean":12.0},\
                {"time":"2026-11-23T14:00:00Z","count":0,"filled":true,"mean":14.0},\
                {"time":"2026-11-23T15:00:00Z","count":1,"mean":16.0}]""");
        assertThat(means(FIVE_HOURS + "&fill=null")).isEqualTo("null 10.0 null null 16.0");
        assertThat(means(FIVE_HOURS + "&fill=previous")).isEqualTo("null 10.0 10.0 10.0 16.0");
        assertThat(means(FIVE_HOURS + "&fill=none")).isEqualTo("10.0 16.0");
        assertThat(means(FIVE_HOURS)).isEqualTo("10.0 16.0");
    }

    @Test
    void aPageOfFilledWindowsKnowsWhatLiesBesideIt() {
        rows.reading(7, NOON, 10).reading(7, NOON.plusSeconds(10 * 3600), 20).aggregated();

        assertThat(means("&interval=1h&from=2026-11-23T15:00:00Z&to=2026-11-23T18:00:00Z&fill=linear&aggregate=mean"))
                .isEqualTo("13.0 14.0 15.0");
        JsonNode page = answer("&interval=1h&from=2026-11-23T15:00:00Z&to=2026-11-23T18:00:00Z&fill=linear&limit=1")
                .json();
        page = answer("&interval=1h&fill=linear&limit=1&cursor="
                        + page.get("next").asText())
                .json();
        assertThat(page.at("/points/0/mean").asDouble()).isEqualTo(14);
        assertThat(page.get("next").isNull()).isFalse();
    }

    @Test
    void aValueIsCarriedForwardForAWeek() {
        rows.reading(7, NOON, 10).aggregated();

        JsonNode points = points("&interval=1d&from=2026-11-20T00:00:00Z&to=2026-12-10T00:00:00Z&fill=previous");

        assertThat(points).hasSize(20);
        assertThat(points)
                .filteredOn(point ->
                        point.path("filled").asBoolean() && !point.get("mean").isNull())
                .extracting(point -> point.get("time").asText().substring(5, 10))
                .containsExactly("11-24", "11-25", "11-26", "11-27", "11-28", "11-29", "11-30");
    }

    @Test
    void yearsOfNothingAreFilledPageByPage() {
        JsonNode page = answer(
                        "&interval=15m&from=1950-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&fill=linear&limit=10000")
                .json();

        assertThat(page.get("points")).hasSize(10_000);
        assertThat(page.get("next").isNull()).isFalse();
    }

    @Test
    void aWindowOfDoubtfulReadingsIsFilledToo() {
        rows.reading(7, NOON, 10)
                .reading(7, NOON.plusSeconds(3600), 900, 2)
                .reading(7, NOON.plusSeconds(7200), 14)
                .aggregated();

        assertThat(points(FIVE_HOURS + "&fill=linear").get(2).toString())
                .isEqualTo(
                        "{\"time\":\"2026-11-23T13:00:00Z\",\"count\":0,\"flagged\":1,\"filled\":true,\"mean\":12.0}");
        assertThat(points(FIVE_HOURS + "&fill=null").get(2).toString())
                .isEqualTo("{\"time\":\"2026-11-23T13:00:00Z\",\"count\":0,\"flagged\":1,\"mean\":null}");
    }

    @Test
    void whatACompleteWindowWouldHaveIsNotMadeUp() {
        rows.reading(7, NOON, 10).reading(7, NOON.plusSeconds(7200), 14).aggregated();

        JsonNode filled = points("&interval=1h&from=2026-11-23T13:00:00Z&to=2026-11-23T14:00:00Z"
                        + "&fill=previous&aggregate=last,completeness")
                .get(0);

        assertThat(filled.get("last").asDouble()).isEqualTo(10);
        assertThat(filled.get("lastTime").asText()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(filled.get("completeness").isNull()).isTrue();
    }

    @Test
    void weeksBeginOnMondayAndYearsInJanuary() {
        rows.reading(7, Instant.parse("2025-12-28T22:59:59Z"), 1)
                .reading(7, Instant.parse("2025-12-28T23:00:00Z"), 2)
                .reading(7, Instant.parse("2026-01-04T22:59:59Z"), 4)
                .reading(7, Instant.parse("2026-01-04T23:00:00Z"), 8)
                .aggregated();
        String span = "&tz=Europe/Berlin&aggregate=sum&from=2024-12-01T00:00:00Z&to=2026-02-01T00:00:00Z&interval=";

        assertThat(points(span + "P1W").toString()).isEqualTo("""
                [{"time":"2025-12-21T23:00:00Z","count":1,"sum":1.0},\
                {"time":"2025-12-28T23:00:00Z","count":2,"sum":6.0},\
                {"time":"2026-01-04T23:00:00Z","count":1,"sum":8.0}]""");
        assertThat(points(span + "P1Y").toString()).isEqualTo("""
                [{"time":"2024-12-31T23:00:00Z","count":2,"sum":3.0},\
                {"time":"2025-12-31T23:00:00Z","count":2,"sum":12.0}]""");
    }

    @Test
    void autoGivesAtLeastAsManyPointsAsAskedFor() {
        String year = "&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&interval=auto&points=";

        assertThat(interval(year + 1)).isEqualTo("P1Y");
        assertThat(interval(year + 2)).isEqualTo("P1M");
        assertThat(interval(year + 12)).isEqualTo("P1M");
        assertThat(interval(year + 13)).isEqualTo("P1W");
        assertThat(interval(year + 53)).isEqualTo("1d");
        assertThat(interval(year + 365)).isEqualTo("1d");
        assertThat(interval(year + 366)).isEqualTo("1h");
        assertThat(interval(year + 8761)).isEqualTo("15m");
        assertThat(interval("&from=2025-01-01T00:00:00Z&to=2025-01-01T01:00:00Z&interval=auto&points=5"))
                .isEqualTo("raw");
    }

    @Test
    void doubtfulReadingsCanBeAskedFor() {
        rows.reading(7, NOON, 10)
                .reading(7, NOON.plusSeconds(60), 20)
                .reading(7, NOON.plusSeconds(120), 900, 2)
                .aggregated();
        String hour = "&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";

        assertThat(points(hour)).hasSize(3);
        assertThat(points(hour + "&quality=all")).hasSize(3);
        assertThat(points(hour + "&quality=good")).hasSize(2);
        assertThat(points(hour + "&quality=doubtful")).hasSize(1);
        String windows = hour + "&interval=1h&aggregate=mean,last,completeness&quality=";
        assertThat(points(windows + "good").toString())
                .isEqualTo(points(windows.replace("&quality=", "")).toString());
        assertThat(points(windows + "all").toString())
                .isEqualTo("[{\"time\":\"2026-11-23T12:00:00Z\",\"count\":3,\"flagged\":1,\"mean\":310.0,"
                        + "\"last\":900.0,\"lastTime\":\"2026-11-23T12:02:00Z\",\"completeness\":null}]");
        assertThat(points(windows + "doubtful").toString()).contains("\"count\":1,\"flagged\":1,\"mean\":900.0");
    }

    @Test
    void percentilesAreThoseOfTheReadings() {
        rows.readings(7, NOON, 60).reading(7, NOON.plusMillis(1), 1e6, 2).aggregated();

        assertThat(points("&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z&interval=1h&aggregate=p95,p50,max,p99.9")
                        .toString())
                .isEqualTo("[{\"time\":\"2026-11-23T12:00:00Z\",\"count\":60,\"flagged\":1,\"max\":59.0,"
                        + "\"p95\":56.05,\"p50\":29.5,\"p99.9\":58.941}]");
    }

    @Test
    void aFileHasPercentilesToo() {
        rows.readings(7, NOON, 3).aggregated();

        assertThat(api.get("/api/v1/readings.csv?device=dev-1&property=temperature&interval=1h&aggregate=p50"
                                + "&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z")
                        .text())
                .isEqualTo("time,p50,unit,count,flagged\r\n2026-11-23T12:00:00Z,1.0,Cel,3,0\r\n");
    }

    @Test
    void tooManyReadingsAreNotLookedAt() {
        rows.hours(7, NOON, 2, 500_000);
        String span = "&from=2026-11-23T12:00:00Z&to=2026-11-23T14:00:00Z&interval=1h";

        refused(span + "&aggregate=p50", "aggregate", "at most 1000000 readings");
        refused(span + "&quality=all", "quality", "here are 1000004");
        assertThat(answer(span.replace("14:00", "13:00") + "&aggregate=p50").status())
                .isEqualTo(200);
        assertThat(answer(span + "&quality=good").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoLongerKeptIsNotSummedUp() {
        rows.hours(7, NOON, 2, 0)
                .meddled("UPDATE retention SET dropped_before = '2026-11-23T13:00:00Z' WHERE class = 'readings'");

        refused(FIVE_HOURS.replace("mean", "p50"), "aggregate", "kept only from 2026-11-23T13:00:00Z");
        assertThat(answer("&interval=1h&aggregate=p50&from=2026-11-23T13:00:00Z&to=2026-11-23T14:00:00Z")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void eachWindowStandsBesideThatOfTheWeekBefore() {
        rows.reading(7, NOON, 10)
                .reading(7, NOON.minus(Duration.ofDays(7)), 7)
                .reading(7, NOON.plusSeconds(3600), 11)
                .aggregated();

        assertThat(points(FIVE_HOURS + "&compare=P7D").toString()).isEqualTo("""
                [{"time":"2026-11-23T12:00:00Z","count":1,\
                "compared":{"time":"2026-11-16T12:00:00Z","count":1,"mean":7.0},"mean":10.0},\
                {"time":"2026-11-23T13:00:00Z","count":1,\
                "compared":{"time":"2026-11-16T13:00:00Z","count":0,"mean":null},"mean":11.0}]""");
    }

    @Test
    void aWeekBeforeIsAWeekOnTheClockAlsoWhenItIsPutBack() {
        rows.reading(7, NOON, 10).aggregated();
        Instant after = Instant.parse("2026-10-26T08:00:00Z");
        rows.reading(7, after, 1)
                .meddled("TRUNCATE aggregate_15m, aggregate_1h")
                .aggregated();

        assertThat(compared("&interval=1h&tz=Europe/Berlin&compare=P7D&from=" + after + "&to=2026-10-26T09:00:00Z"))
                .isEqualTo("2026-10-19T07:00:00Z");
        assertThat(compared(
                        "&interval=1d&tz=Europe/Berlin&compare=P7D&from=2026-10-25T23:00:00Z&to=2026-10-26T09:00:00Z"))
                .isEqualTo("2026-10-18T22:00:00Z");
        assertThat(compared(
                        "&interval=1d&tz=Europe/Berlin&compare=P1Y&from=2026-10-25T23:00:00Z&to=2026-10-26T09:00:00Z"))
                .isEqualTo("2025-10-25T22:00:00Z");
    }

    @Test
    void theLeapDayIsComparedWithTheLastOfFebruary() {
        rows.reading(7, Instant.parse("2024-02-28T12:00:00Z"), 1)
                .reading(7, Instant.parse("2024-02-29T12:00:00Z"), 2)
                .reading(7, Instant.parse("2023-02-28T12:00:00Z"), 3)
                .aggregated();

        JsonNode points = points("&interval=1d&compare=P1Y&from=2024-02-28T00:00:00Z&to=2024-03-01T00:00:00Z");

        assertThat(points)
                .extracting(point -> point.at("/compared/mean").asDouble())
                .containsExactly(3.0, 3.0);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        rows.reading(7, NOON, 10).aggregated();
        TestApi.Answer first = answer(FIVE_HOURS + "&fill=null");
        String tag = first.header("ETag");

        assertThat(tag).startsWith("W/\"");
        assertThat(first.header("Vary")).containsIgnoringCase("Accept-Encoding");
        assertThat(withTag("\"other\", " + tag).status()).isEqualTo(304);
        assertThat(withTag("\"other\", " + tag).text()).isEmpty();
        assertThat(withTag("\"other\"").status()).isEqualTo(200);
        rows.reading(7, NOON.plusSeconds(60), 20)
                .meddled("TRUNCATE aggregate_15m, aggregate_1h")
                .aggregated();
        TestApi.Answer changed = withTag(tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void aSpanThatIsOverMayBeKeptForAMinute() {
        assertThat(answer("&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z").header("Cache-Control"))
                .isEqualTo("private, max-age=60, must-revalidate");
        assertThat(answer("").header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer("&from=x").header("ETag")).isEmpty();
    }

    private TestApi.Answer withTag(String tags) {
        return api.send(HttpRequest.newBuilder(
                        api.uri("/api/v1/readings?device=dev-1&property=temperature" + FIVE_HOURS + "&fill=null"))
                .header("If-None-Match", tags)
                .build());
    }

    private String compared(String more) {
        return points(more).at("/0/compared/time").asText();
    }

    private void refused(String more, String field, String because) {
        TestApi.Answer answer = answer(more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("detail").asText()).contains(because);
    }

    private String interval(String more) {
        return answer(more).json().get("interval").asText();
    }

    private String means(String more) {
        var means = new StringBuilder();
        points(more).forEach(point -> means.append(' ').append(point.get("mean")));
        return means.toString().strip();
    }

    private TestApi.Answer answer(String more) {
        return api.get("/api/v1/readings?device=dev-1&property=temperature" + more);
    }

    private JsonNode points(String more) {
        TestApi.Answer answer = answer(more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("points");
    }
}
