package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class StorageIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestApi api;
    private final TestDatabase rows;

    StorageIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void eachClassSaysWhatIsStoredUntilWhenInHowManyBytes() {
        rows.deviceNowhere("a")
                .datastream(1, "a", "temperature", "Cel")
                .reading(1, NOON, 1)
                .reading(1, NOON.minusSeconds(60), 2)
                .deadLetter("0-1", NOON, "empty", new byte[0]);

        JsonNode items = api.get("/api/v1/storage").json().get("items");

        assertThat(items)
                .extracting(item -> item.get("class").textValue())
                .containsExactly(
                        "aggregates-15m",
                        "aggregates-1h",
                        "alerts",
                        "audit",
                        "dead-letters",
                        "frames",
                        "readings",
                        "uplinks");
        JsonNode letters = items.get(4);
        assertThat(letters.get("count").longValue()).isEqualTo(1);
        assertThat(letters.get("keep").textValue()).isEqualTo("P90D");
        assertThat(letters.get("oldestKeptUntil").textValue()).isEqualTo("2027-02-21T12:00:00Z");
        JsonNode readings = items.get(6);
        assertThat(readings.get("count").longValue()).isEqualTo(2);
        assertThat(readings.get("counted").textValue()).isEqualTo("exact");
        assertThat(readings.get("oldest").textValue()).isEqualTo("2026-11-23T11:59:00Z");
        assertThat(readings.get("newest").textValue()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(readings.get("keep").isNull()).isTrue();
        assertThat(readings.get("oldestKeptUntil").isNull()).isTrue();
        assertThat(readings.get("bytes").longValue()).isPositive();
        assertThat(readings.get("bytesEach").doubleValue())
                .isEqualTo(readings.get("bytes").longValue() / 2.0);
        assertThat(readings.get("compression").isNull()).isTrue();
    }

    @Test
    void whatIsEmptyHasNeitherOldestNorBytesEach() {
        JsonNode frames = api.get("/api/v1/storage").json().at("/items/5");

        assertThat(frames.get("count").longValue()).isZero();
        assertThat(frames.get("oldest").isNull()).isTrue();
        assertThat(frames.get("bytesEach").isNull()).isTrue();
    }

    @Test
    void howLongAClassIsKeptIsChangedWhileAllRuns() {
        assertThat(put("readings", "{\"keep\":\"P3Y6M\"}").json().get("keep").textValue())
                .isEqualTo("P3Y6M");
        assertThat(api.get("/api/v1/storage").json().at("/items/6/keep").textValue())
                .isEqualTo("P3Y6M");

        assertThat(put("readings", "{\"keep\":null}").json().get("keep").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"keep":"P6D"}            | keep
                    {"keep":"P201Y"}          | keep
                    {"keep":"P-1Y2000D"}      | keep
                    {"keep":"90 days"}        | keep
                    {"keep":"PT2160H"}        | keep
                    {"keep":90}               | keep
                    {}                        | keep
                    {"keep":"P1Y","kept":"x"} | kept
                    """)
    void whatCannotBeKeptSoIsRefusedWithTheFieldAtFault(String body, String field) {
        TestApi.Answer answer = put("readings", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").textValue()).isEqualTo(field);
        assertThat(api.get("/api/v1/storage").json().at("/items/6/keep").isNull())
                .isTrue();
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        TestApi.Answer answer = put("secrets", "{\"keep\":null}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").textValue()).endsWith("/unknown-class");
        assertThat(answer.json().get("detail").textValue()).contains("secrets");
    }

    private TestApi.Answer put(String name, String body) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1/storage/" + name))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
