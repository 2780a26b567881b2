package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class RequestDataIT {

    private final TestApi api;
    private final TestDatabase rows;
    private final SensorThings city;

    RequestDataIT(TestApi api) {
        this.api = api;
        this.city = new SensorThings(api);
        this.rows = SensorThingsRows.fill(api);
    }

    @Requirement("request-data/order")
    @Test
    void optionsAreHeededInTheirOrder() {
        JsonNode page = city.get(
                "Datastreams",
                "$top=2",
                "$skip=1",
                "$select=name",
                "$expand=Thing($select=name)",
                "$orderby=id desc",
                "$count=true",
                "$filter=Thing/id lt 3");

        assertThat(page.get("@iot.count").asInt()).isEqualTo(8);
        assertThat(page.get("value").toString()).isEqualTo("""
                [{"name":"Sound level of Döppersberg, means of an hour","Thing":{"name":"Döppersberg"}},\
                {"name":"Sound level of Döppersberg, means of 15 minutes","Thing":{"name":"Döppersberg"}}]""");
    }

    @Requirement("request-data/expand")
    @Test
    void relatedEntitiesComeWithTheirs() {
        JsonNode thing = city.get(
                "Things(1)",
                "$expand=Locations,Datastreams($top=2;$count=true;$expand=Observations($orderby=phenomenonTime desc;$top=1;$select=result),ObservedProperty)");

        assertThat(thing.at("/Locations/0/name").asText()).isEqualTo("Place of Rathaus");
        assertThat(thing.get("Datastreams")).hasSize(2);
        assertThat(thing.get("Datastreams@iot.count").asInt()).isEqualTo(4);
        assertThat(thing.at("/Datastreams/0/Observations/0").toString()).isEqualTo("{\"result\":900.0}");
        assertThat(thing.at("/Datastreams/1/Observations/0").toString()).isEqualTo("{\"result\":14.0}");
        assertThat(thing.at("/Datastreams/0/ObservedProperty/name").asText()).isEqualTo("Air temperature");
        assertThat(thing.has("Datastreams@iot.navigationLink")).isFalse();
        assertThat(thing.has("HistoricalLocations@iot.navigationLink")).isTrue();
    }

    @Requirement("request-data/expand")
    @Test
    void whatDoesNotFitIntoAnExpandFollowsBehindItsLink() {
        JsonNode thing = city.get(
                "Things(1)",
                "$expand=Datastreams($top=3;$filter=id gt 0;$orderby=id desc;$expand=Sensor($select=name))");

        JsonNode rest = city.follow(thing.get("Datastreams@iot.nextLink").asText());

        assertThat(thing.get("Datastreams").findValuesAsText("@iot.id")).startsWith("4", "3", "2");
        assertThat(SensorThings.ids(rest)).containsExactly(1L);
        assertThat(rest.at("/value/0/Sensor/name").asText()).isEqualTo("Sensor of an unregistered type");
    }

    @Requirement("request-data/expand")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things              | Datastreams/Observations/FeatureOfInterest
            Things              | HistoricalLocations/Locations
            Locations           | Things,HistoricalLocations
            HistoricalLocations | Thing,Locations
            Datastreams         | Thing,Sensor,ObservedProperty,Observations
            Sensors             | Datastreams/Observations
            ObservedProperties  | Datastreams/Thing
            Observations        | Datastream/Thing,FeatureOfInterest
            FeaturesOfInterest  | Observations/Datastream
            """)
    void everyRelationIsExpanded(String path, String expand) {
        for (JsonNode entity : city.get(path, "$expand=" + expand).get("value")) {
            for (String relation : expand.split(",", -1)) {
                assertThat(entity.get(relation.split("/", -1)[0]))
                        .as(entity.toString())
                        .isNotEmpty();
            }
        }
    }

    @Requirement("request-data/select")
    @Test
    void nothingIsGivenButWhatIsSelected() {
        assertThat(city.get("Things(3)", "$select=id,name,Datastreams").toString())
                .isEqualTo("{\"@iot.id\":3,\"name\":\"Brunnen\",\"Datastreams@iot.navigationLink\":\""
                        + api.uri("/sensorthings/v1.1/Things(3)/Datastreams") + "\"}");
        assertThat(city.get("Datastreams(1)/Observations", "$select=result", "$top=1")
                        .get("value")
                        .toString())
                .isEqualTo("[{\"result\":10.0}]");
    }

    @Requirement("request-data/status-code")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things(99)                          | 404
            Things(1)/Datastreams(9)            | 404
            Things(99)/Datastreams              | 404
            Datastreams(99)/Observations        | 404
            Observations(99)                    | 404
            Observations(5246796911105)         | 404
            Observations(9223372036854775807)   | 404
            Observations(-1)                    | 404
            FeaturesOfInterest(99)/Observations | 404
            Cities                              | 404
            Things(1)/population                | 404
            Things(1)                           | 200
            """)
    void theStatusSaysWhatIsThere(String path, int status) {
        assertThat(city.answer(path).status()).isEqualTo(status);
    }

    @Requirement("request-data/query-status-code")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Things?$filter=population%20eq%201",
                "Things?$top=-1",
                "Things?$colour=red",
                "Things?colour=red",
                "Things?$top=1&$top=2",
                "Things(1)?$filter=id%20eq%201",
                "Things(1)/name?$select=name",
            })
    void aQueryThatMeansNothingIsABadRequest(String path) {
        assertThat(city.answer(path).status()).isEqualTo(400);
    }

    @Requirement("request-data/orderby")
    @Test
    void entitiesAreInTheOrderAskedFor() {
        assertThat(city.ids("Things", "$orderby=name desc,id")).containsExactly(1L, 2L, 3L);
        assertThat(city.ids("Datastreams", "$orderby=Thing/name,id desc", "$top=2"))
                .containsExactly(9L, 8L);
    }

    @Requirement("request-data/top")
    @Test
    void noMoreAreGivenThanAskedFor() {
        assertThat(city.ids("Datastreams", "$top=2")).containsExactly(1L, 2L);
        assertThat(city.ids("Datastreams", "$top=0")).isEmpty();
        assertThat(city.ids("Datastreams", "$top=1000000000")).hasSize(9);
    }

    @Requirement("request-data/skip")
    @Test
    void soManyAreLeftOut() {
        assertThat(city.ids("Datastreams", "$top=2", "$skip=3")).containsExactly(4L, 5L);
        assertThat(city.ids("Observations", "$top=2", "$skip=2")).hasSize(2).contains(3L);
        assertThat(city.ids("Datastreams(1)/Observations", "$skip=3")).hasSize(1);
    }

    @Requirement("request-data/count")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things                         | 3
            Observations                   | 17
            Datastreams(1)/Observations    | 4
            Datastreams(4)/Observations    | 1
            Datastreams(9)/Observations    | 3
            FeaturesOfInterest(3)/Observations | 3
            FeaturesOfInterest(1)/Observations | 9
            Things(1)/Datastreams          | 4
            """)
    void allAreCountedWithoutBeingGiven(String path, int count) {
        JsonNode page = city.get(path, "$top=0", "$count=true");

        assertThat(page.get("@iot.count").asInt()).isEqualTo(count);
        assertThat(page.get("value")).isEmpty();
        assertThat(city.get(path, "$count=false").has("@iot.count")).isFalse();
        assertThat(city.get(path).has("@iot.count")).isFalse();
    }

    @Requirement("request-data/filter")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Things?$filter=name%20eq%20'Brunnen'",
                "Things?$filter=name+eq+'Brunnen'",
                "Things?$filter=name%20eq%20%27Brunnen%27",
                "Things?%24filter=name%20eq%20%27Brunnen%27&%24count=true",
                "Things?$filter=startswith(name,'Brun')&",
            })
    void aFilterMayBeEncodedAsClientsDo(String path) {
        assertThat(SensorThings.ids(city.answer(path).json())).containsExactly(3L);
    }

    @Requirement("request-data/built-in-filter-operations")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id eq 3                | 1
            id ne 3                | 2
            id gt 1                | 2
            id ge 2                | 2
            id lt 2                | 1
            id le 2                | 2
            id gt 1 and id lt 3    | 1
            id eq 1 or id eq 3     | 2
            not (id eq 1)          | 2
            id add 1 eq 3          | 1
            id sub 1 eq 2          | 1
            id mul 2 eq 6          | 1
            id div 2 eq 1          | 2
            id mod 2 eq 1          | 2
            (id add 1) mul 2 eq 8  | 1
            id add 1 mul 2 eq 5    | 1
            """)
    void everyOperationIsCounted(String filter, int things) {
        assertThat(city.ids("Things", "$filter=" + filter)).hasSize(things);
    }

    @Requirement("request-data/pagination")
    @Test
    void aPageLeadsToTheNextWithTheQueryAsItWas() {
        JsonNode page = city.get("Datastreams", "$top=4", "$orderby=name desc", "$select=id");
        List<String> all = new ArrayList<>(page.get("value").findValuesAsText("@iot.id"));
        String next = page.get("@iot.nextLink").asText();

        assertThat(next).contains("$top=4", "$skip=4", "$orderby=name%20desc", "$select=id", "$skiptoken=");
        page = city.follow(next);
        all.addAll(page.get("value").findValuesAsText("@iot.id"));
        assertThat(page.get("@iot.nextLink").asText()).contains("$skip=8");
        page = city.follow(page.get("@iot.nextLink").asText());
        all.addAll(page.get("value").findValuesAsText("@iot.id"));

        assertThat(page.has("@iot.nextLink")).isFalse();
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }

    @Requirement("request-data/pagination")
    @Test
    void whatComesInBetweenPagesShiftsNothing() {
        JsonNode page = city.get("Datastreams(1)/Observations", "$top=2", "$orderby=phenomenonTime desc");

        rows.reading(11, SensorThingsRows.NOON.plusSeconds(9_000), 15);

        assertThat(city.follow(page.get("@iot.nextLink").asText()).get("value").findValuesAsText("result"))
                .containsExactly("12.0", "10.0");
    }

    @Requirement("request-data/pagination")
    @Test
    void aLinkThatWasAlteredIsRefused() {
        String next = city.get("Datastreams", "$top=4").get("@iot.nextLink").asText();
        String path = next.substring(next.indexOf("Datastreams"));

        assertThat(city.answer(path).status()).isEqualTo(200);
        assertThat(city.answer(path + "x").status()).isEqualTo(400);
        assertThat(city.answer(path.replace("Datastreams", "Things")).status()).isEqualTo(400);
        assertThat(city.answer(path + "&$orderby=name").text()).contains("$skiptoken", "another query");
    }

    @Test
    void nobodyGetsAnAnswerAgainThatHasNotChanged() {
        String tag = city.answer("Things").header("ETag");

        assertThat(api.send(HttpRequest.newBuilder(api.uri("/sensorthings/v1.1/Things"))
                                .header("If-None-Match", tag)
                                .build())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void linksAreThoseThatClientsSeeBehindAProxy() {
        assertThat(api.send(HttpRequest.newBuilder(api.uri("/sensorthings/v1.1/Things(1)"))
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "daten.example.org")
                                .build())
                        .json()
                        .get("@iot.selfLink")
                        .asText())
                .isEqualTo("https://daten.example.org/sensorthings/v1.1/Things(1)");
    }
}
