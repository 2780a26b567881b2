package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days and months of a time zone, and how complete they are. */
@ExtendWith(RunningApi.class)
class CalendarIT {

    private static final String BERLIN = "&interval=1d&tz=Europe/Berlin";
    private static final Instant OCTOBER_24 = Instant.parse("2026-10-23T22:00:00Z");
    private static final String AROUND_OCTOBER_25 = "&from=2026-10-23T22:00:00Z&to=2026-10-26T23:00:00Z";

    private final TestApi api;
    private final TestDatabase rows;

    CalendarIT(TestApi api) {
        this.api = api;
        this.rows = api.empty().deviceNowhere("dev-1").datastream(7, "dev-1", "temperature", "Cel");
    }

    @Test
    void daysAre23And25HoursLongWhenTheClocksChange() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60)
                .readings(7, Instant.parse("2026-03-27T23:00:00Z"), 3 * 24 * 60)
                .aggregated();

        assertThat(points(AROUND_OCTOBER_25 + BERLIN + "&aggregate=first,last").toString())
                .isEqualTo("""
                [{"time":"2026-10-23T22:00:00Z","count":1440,"first":0.0,"firstTime":"2026-10-23T22:00:00Z",\
                "last":1439.0,"lastTime":"2026-10-24T21:59:00Z"},\
                {"time":"2026-10-24T22:00:00Z","count":1500,"first":1440.0,"firstTime":"2026-10-24T22:00:00Z",\
                "last":2939.0,"lastTime":"2026-10-25T22:59:00Z"},\
                {"time":"2026-10-25T23:00:00Z","count":1380,"first":2940.0,"firstTime":"2026-10-25T23:00:00Z",\
                "last":4319.0,"lastTime":"2026-10-26T21:59:00Z"}]""");
        assertThat(points("&from=2026-03-27T23:00:00Z&to=2026-03-30T00:00:00Z" + BERLIN))
                .extracting(point -> point.get("count").asInt())
                .containsExactly(1440, 1380, 1440);
    }

    @Test
    void whatIsMergedIsWhatTheReadingsAre() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60)
                .reading(7, OCTOBER_24.plusMillis(1500), 1e9, 1)
                .aggregated();

        JsonNode day = points(
                        "&from=2026-10-24T22:00:00Z&to=2026-10-24T23:00:00Z&aggregate=mean,stddev,min,max,sum" + BERLIN)
                .get(0);

        double mean = (1440 + 2939) / 2.0;
        double squares = 0;
        for (int value = 1440; value <= 2939; value++) {
            squares += (value - mean) * (value - mean);
        }
        assertThat(day.get("mean").asDouble()).isEqualTo(mean);
        assertThat(day.get("stddev").asDouble()).isEqualTo(Math.sqrt(squares / 1499), within(1e-9));
        assertThat(day.get("min").asDouble()).isEqualTo(1440);
        assertThat(day.get("max").asDouble()).isEqualTo(2939);
        assertThat(day.get("sum").asDouble()).isEqualTo(1500 * mean);
        assertThat(points("&from=2026-10-23T22:00:00Z&to=2026-10-23T23:00:00Z" + BERLIN)
                        .get(0)
                        .get("flagged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aDayBelongsToTheAnswerIfItStartsInTheSpan() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60).aggregated();

        assertThat(times("&from=2026-10-23T22:00:01Z&to=2026-10-25T23:00:00Z" + BERLIN))
                .containsExactly("2026-10-24T22:00:00Z");
        assertThat(times("&from=2026-10-23T22:00:00Z&to=2026-10-25T23:00:01Z" + BERLIN))
                .hasSize(3);
        assertThat(times("&from=2026-10-24T00:00:00Z&to=2026-10-24T12:00:00Z" + BERLIN))
                .isEmpty();
    }

    @Test
    void monthsAndZonesOfHalfHoursTheSame() {
        rows.reading(7, Instant.parse("2025-12-31T18:14:59Z"), 1)
                .reading(7, Instant.parse("2025-12-31T18:15:00Z"), 2)
                .reading(7, Instant.parse("2026-01-31T18:14:59Z"), 4)
                .reading(7, Instant.parse("2026-01-31T18:15:00Z"), 8)
                .aggregated();

        JsonNode answer = answer(
                        "&from=2025-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&interval=P1M&tz=Asia/Kathmandu&aggregate=sum")
                .json();

        assertThat(answer.get("interval").asText()).isEqualTo("P1M");
        assertThat(answer.get("tz").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(answer.get("points").toString()).isEqualTo("""
                [{"time":"2025-11-30T18:15:00Z","count":1,"sum":1.0},\
                {"time":"2025-12-31T18:15:00Z","count":2,"sum":6.0},\
                {"time":"2026-01-31T18:15:00Z","count":1,"sum":8.0}]""");
    }

    @Test
    void everyDayIsOnOnePageAndACursorKnowsItsZone() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60).aggregated();

        JsonNode page = answer(AROUND_OCTOBER_25 + BERLIN + "&limit=1").json();
        var found = new ArrayList<>(times(page));
        String cursor = page.get("next").asText();
        while (!page.get("next").isNull()) {
            page = answer("&limit=1&cursor=" + page.get("next").asText()).json();
            found.addAll(times(page));
        }

        assertThat(found).containsExactly("2026-10-23T22:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
        TestApi.Answer elsewhere = answer("&interval=1d&tz=Europe/London&cursor=" + cursor);
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json().get("field").asText()).isEqualTo("cursor");
    }

    @Test
    void autoShowsALongSpanAsDaysOfTheZone() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60).aggregated();

        JsonNode answer = answer(AROUND_OCTOBER_25 + "&interval=auto&limit=10&tz=Europe/Berlin")
                .json();

        assertThat(answer.get("interval").asText()).isEqualTo("1d");
        assertThat(times(answer)).hasSize(3).contains("2026-10-25T23:00:00Z");
    }

    @Test
    void aFileOfDaysIsTheSame() {
        rows.readings(7, OCTOBER_24, 3 * 24 * 60).aggregated();

        assertThat(api.get("/api/v1/readings.csv?device=dev-1&property=temperature&aggregate=sum" + AROUND_OCTOBER_25
                                + BERLIN)
                        .text())
                .isEqualTo("""
                        time,sum,unit,count,flagged
                        2026-10-23T22:00:00Z,1036080.0,Cel,1440,0
                        2026-10-24T22:00:00Z,3284250.0,Cel,1500,0
                        2026-10-25T23:00:00Z,5008710.0,Cel,1380,0
                        """.replace("\n", "\r\n"));
    }

    @Test
    void howCompleteADayIsGoesByItsOwnLength() {
        register("{\"interval\": \"PT1M\"}");
        rows.readings(7, OCTOBER_24, 3 * 24 * 60).aggregated();

        assertThat(points(AROUND_OCTOBER_25 + BERLIN + "&aggregate=completeness"))
                .extracting(point -> point.get("completeness").asDouble())
                .containsExactly(1.0, 1.0, 1380.0 / 1440);
    }

    @Test
    void aDeviceSpeaksAsOftenAsItsProfileSaysUnlessItsRegistrationDoes() {
        rows.readings(7, OCTOBER_24, 6).aggregated();
        String hour = "&interval=1h&aggregate=completeness&from=2026-10-23T22:00:00Z&to=2026-10-23T23:00:00Z";

        assertThat(points(hour).get(0).get("completeness").isNull()).isTrue();
        send("/profiles/slow", "{\"name\": \"Slow\", \"interval\": \"PT5M\"}");
        register("{\"profile\": \"slow\"}");
        assertThat(points(hour).get(0).get("completeness").asDouble()).isEqualTo(0.5);
        register("{\"profile\": \"slow\", \"interval\": \"PT1M\"}");
        assertThat(points(hour).get(0).get("completeness").asDouble()).isEqualTo(0.1);
    }

    @Test
    void ofADayAtWorkWhatIsOverCounts() {
        register("{\"interval\": \"PT1M\"}");
        Instant now = Instant.now();
        Instant hour = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), 3600) * 3600);
        int minutes = (int) Duration.between(hour, now).toMinutes() + 1;
        rows.readings(7, hour, minutes).aggregated();

        assertThat(points("&interval=1h&aggregate=completeness&from=" + hour + "&to=" + hour.plusSeconds(1))
                        .get(0)
                        .get("completeness")
                        .asDouble())
                .isGreaterThan(0.99 * minutes / (minutes + 1))
                .isLessThanOrEqualTo(1);
    }

    private void register(String body) {
        send("/devices/dev-1", body);
    }

    private void send(String path, String body) {
        TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/api/v1" + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    private TestApi.Answer answer(String more) {
        return api.get("/api/v1/readings?device=dev-1&property=temperature" + more);
    }

    private JsonNode points(String more) {
        TestApi.Answer answer = answer(more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("points");
    }

    private List<String> times(String more) {
        return times(answer(more).json());
    }

    private static List<String> times(JsonNode answer) {
        var times = new ArrayList<String>();
        answer.get("points").forEach(point -> times.add(point.get("time").asText()));
        return times;
    }
}
