package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.sensorthings.Requirement;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SensorThings (18-088), requirement class data-array: many Observations at once. */
@ExtendWith(RunningApi.class)
public class SensorThingsDataArrayIT {

    private static final String ROOT = "/sensorthings/v1.1/";

    private static final String DATASTREAM = """
            {"name": "Level", "description": "x", "observationType": "x",
             "unitOfMeasurement": {"name": "metre", "symbol": "m", "definition": "ucum:m"},
             "Sensor": {"name": "x", "description": "x", "encodingType": "text/plain", "metadata": "x"},
             "ObservedProperty": {"name": "x", "description": "x", "definition": "x"}}""";

    private final TestApi api;
    private TestDatabase rows;

    SensorThingsDataArrayIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @BeforeEach
    void twoDatastreams() {
        rows = api.empty();
        String thing = """
                {"name": "Gauge", "description": "x",
                 "Locations": [{"name": "Bridge", "description": "x", "encodingType": "application/geo+json",
                                "location": {"type": "Point", "coordinates": [7.15, 51.26]}}],
                 "Datastreams": [%s, %s]}""".formatted(DATASTREAM, DATASTREAM);
        assertThat(post("Things", thing).status()).isEqualTo(201);
    }

    @Requirement("data-array/data-array")
    @Test
    void observationsOfSeveralDatastreamsAreMadeAndTheAnswerSaysWhereEachIs() {
        post(
                "FeaturesOfInterest",
                "{\"name\": \"x\", \"description\": \"x\", \"encodingType\": \"text/plain\", \"feature\": \"x\"}");

        TestApi.Answer made = post("CreateObservations", """
                [{"Datastream": {"@iot.id": 1}, "components": ["phenomenonTime", "result", "FeatureOfInterest/id"],
                  "dataArray@iot.count": 2,
                  "dataArray": [["2010-12-23T10:20:00-0700", 20, 1], ["2010-12-23T10:21:00-0700", 30, 1]]},
                 {"Datastream": {"@iot.id": 2}, "components": ["phenomenonTime", "result", "resultTime", "parameters"],
                  "dataArray": [["2010-12-23T10:20:00Z/2010-12-23T10:30:00Z", "wet", "2010-12-23T10:31:00Z", {"a": 1}]]}]""");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String root = api.uri(ROOT).toString();
        assertThat(made.json().toString())
                .isEqualTo("[\"" + root + "Observations(1)\",\"" + root + "Observations(2)\",\"" + root
                        + "Observations(3)\"]");
        assertThat(
                        rows.text(
                                "SELECT string_agg(concat_ws(' ', datastream, feature, phenomenon_start AT TIME ZONE 'UTC',"
                                        + " result, result_time AT TIME ZONE 'UTC', parameters), ', ' ORDER BY id) FROM sta_observation"))
                .isEqualTo("1 1 2010-12-23 17:20:00 20, 1 1 2010-12-23 17:21:00 30,"
                        + " 2 2 2010-12-23 10:20:00 \"wet\" 2010-12-23 10:31:00 {\"a\": 1}");
    }

    @Test
    void aRowThatIsWrongIsToldInItsPlaceAndTheOthersAreMade() {
        rows.device("dev-1", "Gauge", "Elberfeld", 51.257, 7.149).datastream(1, "dev-1", "water_level", "cm");

        TestApi.Answer made = post("CreateObservations", """
                [{"Datastream": {"@iot.id": 1}, "components": ["result", "phenomenonTime", "FeatureOfInterest/id"],
                  "dataArray": [[1, "2026-11-28T10:00:00Z", null], [2, "yesterday", null], [3], [null, null, null],
                                [4, null, 77], [5, null, null]]},
                 {"Datastream": {"@iot.id": 9}, "components": ["result"], "dataArray": [[1]]},
                 {"Datastream": {"@iot.id": 3}, "components": ["result"], "dataArray": [[1]]}]""");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode outcomes = made.json();
        assertThat(outcomes).hasSize(8);
        assertThat(outcomes.get(0).asText()).endsWith("Observations(1)");
        assertThat(outcomes.get(1).asText()).startsWith("error: phenomenonTime");
        assertThat(outcomes.get(2).asText()).startsWith("error: a row");
        assertThat(outcomes.get(3).asText()).startsWith("error: result");
        assertThat(outcomes.get(4).asText()).startsWith("error: FeatureOfInterest");
        assertThat(outcomes.get(5).asText()).endsWith("Observations(2)");
        assertThat(outcomes.get(6).asText()).isEqualTo("error: there is no Datastreams(9)");
        assertThat(outcomes.get(7).asText()).contains("the device 'dev-1'");
        assertThat(rows.text("SELECT string_agg(result::text, ' ' ORDER BY id) FROM sta_observation"))
                .isEqualTo("1 5");
    }

    @Test
    void manyAreMadeInOneGo() {
        String many = IntStream.range(0, 20_000).mapToObj(i -> "[" + i + "]").collect(Collectors.joining(","));

        TestApi.Answer made = post("CreateObservations", tableOf(many));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json()).hasSize(20_000);
        assertThat(made.json().get(19_999).asText()).endsWith("Observations(20000)");
        assertThat(rows.text("SELECT count(*) || ' ' || bool_and(result = to_jsonb(id - 1)) FROM sta_observation"))
                .isEqualTo("20000 true");
        assertThat(post("CreateObservations", tableOf(many + ",[1]")).status()).isEqualTo(413);
    }

    private static String tableOf(String rows) {
        return "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [\"result\"], \"dataArray\": [" + rows + "]}]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]                                                                                        | 0",
                "[{\"Datastream\": {}, \"components\": [\"result\"], \"dataArray\": []}]                    | 0/Datastream",
                "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [], \"dataArray\": []}]                | 0/components",
                "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [\"colour\"], \"dataArray\": []}]      | 0/components/0",
                "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [\"result\", \"result\"], \"dataArray\": []}] | 0/components/1",
                "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [\"result\"], \"dataArray\": {}}]      | 0/dataArray",
                "[{\"Datastream\": {\"@iot.id\": 1}, \"components\": [\"result\"], \"dataArray\": [], \"x\": 1}] | 0/x",
            })
    void aTableThatCannotBeUnderstoodIsRefusedAsAWhole(String body, String field) {
        TestApi.Answer refused = post("CreateObservations", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo(field);
    }

    private TestApi.Answer post(String path, String body) {
        return api.send(HttpRequest.newBuilder(api.uri(ROOT + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
