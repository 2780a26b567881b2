package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.access.Role;
import city.talpuls.api.sensorthings.Requirement;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SensorThings (18-088), requirement class create-update-delete, and what is refused. */
@ExtendWith(RunningApi.class)
public class SensorThingsWritingIT {

    private static final String ROOT = "/sensorthings/v1.1/";

    private static final String POINT = "{\"type\": \"Point\", \"coordinates\": [7.15, 51.26]}";
    private static final String LOCATION =
            "{\"name\": \"Bridge\", \"description\": \"Below it\", \"encodingType\": \"application/geo+json\", \"location\": "
                    + POINT + "}";
    private static final String SENSOR =
            "{\"name\": \"Gauge\", \"description\": \"A gauge\", \"encodingType\": \"text/plain\", \"metadata\": \"none\"}";
    private static final String PROPERTY =
            "{\"name\": \"Level\", \"definition\": \"urn:level\", \"description\": \"Height of the water\"}";
    private static final String DATASTREAM =
            "\"name\": \"Level at the bridge\", \"description\": \"Every minute\", \"observationType\": \"urn:measurement\","
                    + " \"unitOfMeasurement\": {\"name\": \"metre\", \"symbol\": \"m\", \"definition\": \"ucum:m\"}";

    private final TestApi api;
    private TestDatabase rows;

    SensorThingsWritingIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @BeforeEach
    void empty() {
        rows = api.empty();
    }

    @Requirement("create-update-delete/create-entity")
    @Test
    void anEntityIsMadeAndFoundWhereTheAnswerSays() {
        TestApi.Answer made =
                post("Things", "{\"name\": \"Gauge\", \"description\": \"x\", \"properties\": {\"a\": [1]}}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo(api.uri(ROOT + "Things(1)").toString());
        assertThat(made.json().get("@iot.id").asLong()).isEqualTo(1);
        assertThat(made.json().get("properties").toString()).isEqualTo("{\"a\":[1]}");
        assertThat(api.get(ROOT + "Things(1)").json()).isEqualTo(made.json());
        assertThat(one("SELECT name || properties FROM sta_thing")).isEqualTo("Gauge{\"a\": [1]}");
    }

    @Requirement("create-update-delete/deep-insert")
    @Test
    void whatBelongsToAnEntityIsMadeWithIt() {
        TestApi.Answer made = post("Things", deep());

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(one("SELECT count(*) FROM sta_thing_location")).isEqualTo("1");
        assertThat(one("SELECT sensor.name || ' ' || property.name FROM sta_datastream AS told"
                        + " JOIN sta_sensor AS sensor ON sensor.id = told.sensor"
                        + " JOIN sta_observed_property AS property ON property.id = told.observed_property"))
                .isEqualTo("Gauge Level");
        assertThat(one("SELECT string_agg(result::text, ' ' ORDER BY id) FROM sta_observation"))
                .isEqualTo("1.5 2");
    }

    private static String deep() {
        return "{\"name\": \"Gauge\", \"description\": \"x\", \"Locations\": [" + LOCATION + "], \"Datastreams\": [{"
                + DATASTREAM + ", \"Sensor\": " + SENSOR + ", \"ObservedProperty\": " + PROPERTY
                + ", \"Observations\": [{\"result\": 1.5}, {\"result\": 2, \"phenomenonTime\":"
                + " \"2026-11-28T10:00:00Z\"}]}]}";
    }

    @Requirement("create-update-delete/deep-insert-status-code")
    @Test
    void ofADeepInsertAllIsMadeOrNothing() {
        String body = "{\"name\": \"Gauge\", \"description\": \"x\", \"Locations\": [" + LOCATION
                + "], \"Datastreams\": [{" + DATASTREAM + ", \"Sensor\": {\"@iot.id\": 77}, \"ObservedProperty\": "
                + PROPERTY + "}]}";

        TestApi.Answer refused = post("Things", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("Datastreams/0/Sensor");
        assertThat(one("SELECT (SELECT count(*) FROM sta_thing) + (SELECT count(*) FROM sta_location)"))
                .isEqualTo("0");
    }

    @Requirement("create-update-delete/link-to-existing-entities")
    @Test
    void entitiesThatThereAreCanBeNamed() {
        assertThat(datastream()).isEqualTo(1);
        assertThat(one("SELECT thing || ' ' || sensor || ' ' || observed_property FROM sta_datastream"))
                .isEqualTo("1 1 1");
    }

    @Test
    void whatIsMadeAtARelationBelongsToTheEntityBefore() {
        datastream();

        TestApi.Answer made = post("Things(1)/Datastreams(1)/Observations", "{\"result\": true}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/Observations(1)");
        assertThat(one("SELECT datastream || ' ' || result FROM sta_observation"))
                .isEqualTo("1 true");
        assertThat(post("Things(2)/Datastreams(1)/Observations", "{\"result\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(post("Datastreams(1)/Thing", "{}").status()).isEqualTo(405);
        assertThat(post("Datastreams(9)/Observations", "{\"result\": 1}").status())
                .isEqualTo(404);
    }

    @Test
    void anObservationWithoutAFeatureGetsThatOfItsThingsPlaceWhichIsMadeOnce() {
        datastream();

        post("Datastreams(1)/Observations", "{\"result\": 1}");
        post("Datastreams(1)/Observations", "{\"result\": 2}");
        assertThat(one("SELECT count(*) || min(feature::text) FROM sta_feature"))
                .isEqualTo("1{\"type\": \"Point\", \"coordinates\": [7.15, 51.26]}");

        patch("Locations(1)", "{\"location\": {\"type\": \"Point\", \"coordinates\": [7.2, 51.3]}}");
        post("Datastreams(1)/Observations", "{\"result\": 3}");
        assertThat(one("SELECT string_agg(feature::text, ' ' ORDER BY id) FROM sta_observation"))
                .isEqualTo("1 1 2");
    }

    @Test
    void anObservationOfAThingThatIsNowhereNeedsAFeature() {
        post(
                "Things",
                "{\"name\": \"Gauge\", \"description\": \"x\", \"Datastreams\": [{" + DATASTREAM + ", \"Sensor\": "
                        + SENSOR + ", \"ObservedProperty\": " + PROPERTY + "}]}");

        TestApi.Answer refused = post("Datastreams(1)/Observations", "{\"result\": 1}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("FeatureOfInterest");
    }

    @Test
    void anObservationWithoutATimeIsOfNowAndHasNoTimeOfItsResult() {
        datastream();
        Instant before = Instant.now().minusMillis(1);

        post("Datastreams(1)/Observations", "{\"result\": 1}");

        assertThat(
                        Instant.parse(
                                one(
                                        "SELECT to_char(phenomenon_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') FROM sta_observation")))
                .isBetween(before, Instant.now());
        assertThat(one("SELECT coalesce(result_time::text, 'none') FROM sta_observation"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T10:00:00-0700, 2026-11-28 17:00:00",
        "2026-11-28T10:00:00+01,   2026-11-28 09:00:00",
        "2026-11-28T10:00:00.5Z,   2026-11-28 10:00:00.5",
    })
    void offsetsAreReadWithAndWithoutAColon(String said, String inUtc) {
        datastream();

        post("Datastreams(1)/Observations", "{\"result\": 1, \"phenomenonTime\": \"" + said + "\"}");

        assertThat(one("SELECT (phenomenon_start AT TIME ZONE 'UTC')::text FROM sta_observation"))
                .isEqualTo(inUtc);
    }

    @Requirement("create-update-delete/historical-location-auto-creation")
    @Test
    void aThingThatGetsALocationWasThereFromThenOn() {
        post("Things", "{\"name\": \"Gauge\", \"description\": \"x\"}");
        post("Things(1)/Locations", LOCATION);
        post("Locations", LOCATION);
        assertThat(one("SELECT location FROM sta_thing_location")).isEqualTo("1");

        patch("Things(1)", "{\"Locations\": [{\"@iot.id\": 2}]}");

        assertThat(one("SELECT string_agg(location::text, '') FROM sta_thing_location"))
                .isEqualTo("2");
        assertThat(one("SELECT string_agg(location::text, ' ' ORDER BY historical_location) FROM sta_historical_place"))
                .isEqualTo("1 2");
    }

    @Requirement("create-update-delete/historical-location-manual-creation")
    @Test
    void aHistoricalLocationThatIsTheLatestMovesItsThing() {
        post("Things", "{\"name\": \"Gauge\", \"description\": \"x\", \"Locations\": [" + LOCATION + "]}");
        post("Locations", LOCATION);

        String at = "\", \"Thing\": {\"@iot.id\": 1}, \"Locations\": [{\"@iot.id\": 2}]}";
        post("HistoricalLocations", "{\"time\": \"2020-01-01T00:00:00Z" + at);
        assertThat(one("SELECT string_agg(location::text, '') FROM sta_thing_location"))
                .isEqualTo("1");
        post("HistoricalLocations", "{\"time\": \"2120-01-01T00:00:00Z" + at);
        assertThat(one("SELECT string_agg(location::text, '') FROM sta_thing_location"))
                .isEqualTo("2");
    }

    @Requirement("create-update-delete/update-entity")
    @Test
    void patchChangesWhatItNamesAndNothingElse() {
        post("Things", "{\"name\": \"Gauge\", \"description\": \"x\", \"properties\": {\"a\": 1}}");

        TestApi.Answer changed = patch("Things(1)", "{\"description\": \"y\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(one("SELECT name || description || properties FROM sta_thing"))
                .isEqualTo("Gaugey{\"a\": 1}");
        patch("Things(1)", "{\"properties\": null}");
        assertThat(one("SELECT coalesce(properties::text, 'none') FROM sta_thing"))
                .isEqualTo("none");
        assertThat(patch("Things(1)", "{\"name\": null}").json().get("field").asText())
                .isEqualTo("name");
        assertThat(patch("Things(7)", "{\"description\": \"y\"}").status()).isEqualTo(404);
    }

    @Test
    void patchOfAnObservationKeepsTheTimesThatItDoesNotName() {
        datastream();
        post("Datastreams(1)/Observations", """
                {"result": {"deep": 1}, "phenomenonTime": "2026-11-28T10:00:00.123456Z/2026-11-28T11:00:00Z",
                 "validTime": "2026-11-28T10:00:00Z/2026-11-29T10:00:00Z", "parameters": {"a": "b"}}""");

        assertThat(patch("Observations(1)", "{\"resultQuality\": \"good\"}").status())
                .isEqualTo(200);

        assertThat(one(
                        "SELECT extract(epoch FROM phenomenon_end - phenomenon_start) || ' ' || (valid_end - valid_start)"
                                + " || result || result_quality || parameters FROM sta_observation"))
                .isEqualTo("3599.876544 1 day{\"deep\": 1}\"good\"{\"a\": \"b\"}");
    }

    @Test
    void patchNamesOtherEntitiesAndDescribesNone() {
        datastream();
        post("Sensors", SENSOR);

        assertThat(patch("Datastreams(1)", "{\"Sensor\": {\"@iot.id\": 2}}").status())
                .isEqualTo(200);
        assertThat(one("SELECT sensor FROM sta_datastream")).isEqualTo("2");
        TestApi.Answer refused = patch("Datastreams(1)", "{\"Sensor\": " + SENSOR + "}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("Sensor");
    }

    @Requirement("create-update-delete/update-entity-jsonpatch")
    @Test
    void aJsonPatchIsAppliedAsAWhole() {
        post("Things", "{\"name\": \"Gauge\", \"description\": \"x\", \"properties\": {\"a\": 1, \"b\": 2}}");

        TestApi.Answer changed = jsonPatch("Things(1)", """
                [{"op": "test", "path": "/properties/a", "value": 1}, {"op": "remove", "path": "/properties/a"},
                 {"op": "add", "path": "/properties/c", "value": [3]}, {"op": "replace", "path": "/name", "value": "G"}]""");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(one("SELECT name || properties FROM sta_thing")).isEqualTo("G{\"b\": 2, \"c\": [3]}");
        assertThat(jsonPatch("Things(1)", "[{\"op\": \"test\", \"path\": \"/name\", \"value\": \"H\"}]")
                        .status())
                .isEqualTo(409);
        assertThat(jsonPatch("Things(1)", "[{\"op\": \"remove\", \"path\": \"/name\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(jsonPatch("Things(1)", "[{\"op\": \"jump\", \"path\": \"/name\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(jsonPatch("Things(1)", "{}").status()).isEqualTo(400);
    }

    @Test
    void aJsonPatchThatDoublesItselfIsStopped() {
        post(
                "Things",
                "{\"name\": \"Gauge\", \"description\": \"x\", \"properties\": {\"a\": \"" + "x".repeat(1000) + "\"}}");
        String doubling = IntStream.range(0, 40)
                .mapToObj(number ->
                        "{\"op\": \"copy\", \"from\": \"/properties\", \"path\": \"/properties/b" + number + "\"}")
                .collect(Collectors.joining(","));

        assertThat(jsonPatch("Things(1)", "[" + doubling + "]").status()).isEqualTo(413);
    }

    @Requirement("create-update-delete/update-entity-put")
    @Test
    void putReplacesAnEntityAndKeepsWhatItIsRelatedTo() {
        datastream();
        post("Things", "{\"name\": \"Other\", \"description\": \"x\"}");

        TestApi.Answer put = send(
                "PUT",
                "Datastreams(1)",
                "application/json",
                "{\"@iot.id\": 1, \"@iot.selfLink\": \"x\", \"Thing@iot.navigationLink\": \"x\"," + DATASTREAM + "}");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(one("SELECT thing || coalesce(properties::text, ' none') FROM sta_datastream"))
                .isEqualTo("1 none");
        assertThat(send("PUT", "Datastreams(1)", "application/json", "{\"name\": \"x\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("description");
        assertThat(send("PUT", "Datastreams(1)", "application/json", "{\"@iot.id\": 2, " + DATASTREAM + "}")
                        .status())
                .isEqualTo(400);
        assertThat(send("PUT", "Things(9)", "application/json", "{\"name\": \"x\", \"description\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Requirement("create-update-delete/delete-entity")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // deleted                 | things, datastreams, observations, histories, locations, sensors,
                // properties, features
                "Things(1)              | 0 0 0 0 1 1 1 1",
                "Locations(1)           | 1 1 1 0 0 1 1 1",
                "HistoricalLocations(1) | 1 1 1 0 1 1 1 1",
                "Datastreams(1)         | 1 0 0 1 1 1 1 1",
                "Sensors(1)             | 1 0 0 1 1 0 1 1",
                "ObservedProperties(1)  | 1 0 0 1 1 1 0 1",
                "Observations(1)        | 1 1 0 1 1 1 1 1",
                "FeaturesOfInterest(1)  | 1 1 0 1 1 1 1 0",
            })
    void withAnEntityGoesWhatMakesNoSenseWithoutIt(String deleted, String left) {
        datastream();
        post("Datastreams(1)/Observations", "{\"result\": 1}");

        TestApi.Answer gone = delete(deleted);

        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(one("SELECT concat_ws(' ', (SELECT count(*) FROM sta_thing), (SELECT count(*) FROM sta_datastream),"
                        + " (SELECT count(*) FROM sta_observation), (SELECT count(*) FROM sta_historical_location),"
                        + " (SELECT count(*) FROM sta_location), (SELECT count(*) FROM sta_sensor),"
                        + " (SELECT count(*) FROM sta_observed_property), (SELECT count(*) FROM sta_feature))"))
                .isEqualTo(left);
        assertThat(delete(deleted).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Things(9223372036854775807)       | 404",
                "Observations(9223372036854775807) | 404",
                "Nothings(1)                       | 404",
                "Things                            | 405",
                "Things(1)/name                    | 405",
            })
    void whatIsNotThereCannotBeDeleted(String path, int status) {
        assertThat(delete(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Things       | {\"name\": \"x\"}                                                             | description",
                "Things       | {\"name\": 5, \"description\": \"x\"}                                         | name",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"colour\": 1}                      | colour",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"@iot.id\": 7}                     | @iot.id",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"properties\": [1]}                | properties",
                "Things       | {\"name\": \"x\\u0000\", \"description\": \"x\"}                              | name",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"properties\": {\"a\": 1e999}}     | properties/a",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"Locations\": {}}                  | Locations",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"Locations\": [{}]}                | Locations/0/name",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"Locations\": [{\"@iot.id\": \"1\"}]} | Locations/0/@iot.id",
                "Things       | {\"name\": \"x\", \"description\": \"x\", \"Datastreams\": [{\"unitOfMeasurement\": 1}]} | Datastreams/0/unitOfMeasurement",
                "Datastreams  | {\"unitOfMeasurement\": {\"name\": \"m\", \"symbol\": \"m\"}}                 | unitOfMeasurement/definition",
                "Observations | {\"result\": 1}                                                               | Datastream",
                "Observations | {\"phenomenonTime\": \"2026-11-28\"}                                          | phenomenonTime",
                "Observations | {\"phenomenonTime\": \"2026-11-28T10:00:00\"}                                 | phenomenonTime",
                "Observations | {\"phenomenonTime\": \"2026-02-30T10:00:00Z\"}                                | phenomenonTime",
                "Observations | {\"phenomenonTime\": \"2026-11-28T10:00:00Z/2026-11-28T09:00:00Z\"}           | phenomenonTime",
                "Observations | {\"validTime\": \"2026-11-28T10:00:00Z\"}                                     | validTime",
                "HistoricalLocations | {\"time\": \"2026-11-28T10:00:00Z\", \"Thing\": {\"@iot.id\": 1}}      | Locations",
            })
    void whatIsWrongIsNamedByWhereItStands(String path, String body, String field) {
        TestApi.Answer refused = post(path, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"Point\"}",
                "{\"type\": \"Punkt\", \"coordinates\": [7, 51]}",
                "{\"type\": \"Point\", \"coordinates\": [7]}",
                "{\"type\": \"Point\", \"coordinates\": [\"7\", 51]}",
                "{\"type\": \"Point\", \"coordinates\": [7, 91]}",
                "{\"type\": \"Point\", \"coordinates\": [379000, 5680000]}",
                "{\"type\": \"LineString\", \"coordinates\": [[7, 51]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[7, 51], [8, 51], [8, 52]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[7, 51], [8, 52], [8, 51], [7, 52], [7, 51]]]}",
                "{\"type\": \"Feature\", \"geometry\": null}",
                "\"POINT (7 51)\"",
            })
    void aGeometryThatIsNoneIsRefused(String geometry) {
        TestApi.Answer refused = post("Locations", LOCATION.replace(POINT, geometry));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("location");
    }

    @Test
    void aPlaceInAnotherEncodingIsKeptAsItIs() {
        TestApi.Answer made = post(
                "Locations",
                LOCATION.replace("application/geo+json", "text/plain").replace(POINT, "\"the bridge\""));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsTooLargeOrNestedTooDeepIsRefused() {
        String large = "{\"name\": \"" + "x".repeat(2 << 20) + "\", \"description\": \"x\"}";
        String deep = "{\"name\": \"x\", \"description\": \"x\", \"properties\": {\"a\": " + "[".repeat(60)
                + "]".repeat(60) + "}}";
        String many = "{\"name\": \"x\", \"description\": \"x\", \"Locations\": ["
                + String.join(",", Collections.nCopies(5_001, LOCATION)) + "]}";

        assertThat(post("Things", large).status()).isEqualTo(413);
        assertThat(post("Things", deep).status()).isEqualTo(400);
        assertThat(post("Things", many).status()).isEqualTo(413);
        assertThat(post("Things", "{").status()).isEqualTo(400);
        assertThat(post("Things?x=1", "{}").json().get("field").asText()).isEqualTo("x");
    }

    @Test
    void whatStandsForADeviceIsDescribedHereAndChangedInTheRegistry() {
        device();

        assertThat(patch(
                                "Things(1)",
                                "{\"description\": \"mine\", \"properties\": {\"owner\": \"me\", \"device\": \"x\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(one("SELECT description || properties FROM sta_thing"))
                .isEqualTo("mine{\"owner\": \"me\", \"device\": \"dev-1\", \"district\": \"Elberfeld\"}");
        TestApi.Answer refused = patch("Things(1)", "{\"name\": \"mine\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("field").asText()).isEqualTo("name");
        assertThat(refused.json().get("detail").asText()).contains("PATCH /api/v1/devices/dev-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH  | Datastreams(1)            | {\"unitOfMeasurement\": {\"name\": \"x\", \"symbol\": \"x\", \"definition\": \"x\"}}",
                "PATCH  | Datastreams(2)            | {\"Sensor\": {\"@iot.id\": 1}}",
                "PATCH  | Sensors(1)                | {\"name\": \"x\"}",
                "PATCH  | ObservedProperties(1)     | {\"definition\": \"x\"}",
                "PATCH  | Locations(1)              | {\"location\": {\"type\": \"Point\", \"coordinates\": [7, 51]}}",
                "PATCH  | FeaturesOfInterest(1)     | {\"name\": \"x\"}",
                "PATCH  | HistoricalLocations(1)    | {\"time\": \"2026-11-28T10:00:00Z\"}",
                "PATCH  | Things(1)                 | {\"Locations\": [{\"@iot.id\": 1}]}",
                "POST   | Things(1)/Locations       | {\"name\": \"x\", \"description\": \"x\", \"encodingType\": \"text/plain\", \"location\": 1}",
                "POST   | HistoricalLocations       | {\"time\": \"2026-11-28T10:00:00Z\", \"Thing\": {\"@iot.id\": 1}, \"Locations\": [{\"@iot.id\": 1}]}",
                "POST   | Datastreams(2)/Observations | {\"result\": 1}",
                "DELETE | Datastreams(1)            | ''",
                "DELETE | Sensors(1)                | ''",
                "DELETE | ObservedProperties(1)     | ''",
                "DELETE | Locations(1)              | ''",
                "DELETE | FeaturesOfInterest(1)     | ''",
                "DELETE | HistoricalLocations(1)    | ''",
                "DELETE | Observations(4398046511104) | ''",
            })
    void whatTheRegistryKnowsIsNotChangedHere(String method, String path, String body) {
        device();

        TestApi.Answer refused = send(method, path, "application/json", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText()).contains("/api/v1/");
    }

    @Test
    void whoDeletesADevicesThingHasTheDeviceErasedWhichNeedsAnAdmin() {
        device();
        String operator = api.key(Role.OPERATOR, List.of());

        assertThat(api.send(request("DELETE", "Things(1)", "application/json", "")
                                .header("X-API-Key", operator)
                                .build())
                        .status())
                .isEqualTo(403);
        TestApi.Answer asked = delete("Things(1)");

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().get("device").asText()).isEqualTo("dev-1");
        assertThat(
                        one(
                                "SELECT (SELECT count(*) FROM sta_thing) || ' ' || (SELECT count(*) FROM request WHERE kind = 'erase')"))
                .isEqualTo("0 1");
    }

    @Test
    void whoWritesIsAnOperatorAndStandsInTheAuditLog() {
        String reader = api.key(Role.READER, List.of());
        String operator = api.key(Role.OPERATOR, List.of("sensorthings"));
        String body = "{\"name\": \"Gauge\", \"description\": \"x\"}";

        assertThat(api.sendAsItIs(request("POST", "Things", "application/json", body)
                                .build())
                        .status())
                .isEqualTo(401);
        assertThat(as(reader, body)).isEqualTo(403);
        assertThat(as(operator, body)).isEqualTo(201);
        assertThat(one("SELECT string_agg(status::text, ' ' ORDER BY status) FROM audit WHERE path = '" + ROOT
                        + "Things'"))
                .isEqualTo("201 401 403");
    }

    private int as(String key, String body) {
        return api.send(request("POST", "Things", "application/json", body)
                        .header("X-API-Key", key)
                        .build())
                .status();
    }

    /** A Thing at a place with a Datastream, all of them number 1. */
    private long datastream() {
        post("Things", "{\"name\": \"Gauge\", \"description\": \"x\", \"Locations\": [" + LOCATION + "]}");
        post("Sensors", SENSOR);
        post("ObservedProperties", PROPERTY);
        TestApi.Answer made = post(
                "Datastreams",
                "{" + DATASTREAM + ", \"Thing\": {\"@iot.id\": 1}, \"Sensor\": {\"@iot.id\": 1},"
                        + " \"ObservedProperty\": {\"@iot.id\": 1}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("@iot.id").asLong();
    }

    private void device() {
        rows.device("dev-1", "Gauge", "Elberfeld", 51.257, 7.149).datastream(1, "dev-1", "water_level", "cm");
    }

    private String one(String sql) {
        return rows.text(sql);
    }

    private TestApi.Answer post(String path, String body) {
        return send("POST", path, "application/json", body);
    }

    private TestApi.Answer patch(String path, String body) {
        return send("PATCH", path, "application/json", body);
    }

    private TestApi.Answer jsonPatch(String path, String body) {
        return send("PATCH", path, "application/json-patch+json", body);
    }

    private TestApi.Answer delete(String path) {
        return send("DELETE", path, "application/x-www-form-urlencoded", "");
    }

    private TestApi.Answer send(String method, String path, String type, String body) {
        return api.send(request(method, path, type, body).build());
    }

    private HttpRequest.Builder request(String method, String path, String type, String body) {
        return HttpRequest.newBuilder(api.uri(ROOT + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
}
