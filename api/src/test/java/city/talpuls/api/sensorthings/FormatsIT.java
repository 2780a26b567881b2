package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms other than JSON as the standard has it. */
@ExtendWith(RunningApi.class)
class FormatsIT {

    private final TestApi api;
    private final SensorThings city;

    FormatsIT(TestApi api) {
        this.api = api;
        this.city = new SensorThings(api);
        SensorThingsRows.fill(api);
    }

    @Requirement("data-array/data-array")
    @Test
    void observationsAreListsOfValues() {
        JsonNode page =
                city.get("Datastreams(1)/Observations", "$resultFormat=dataArray", "$top=3", "$count=true", "$skip=1");

        assertThat(page.get("@iot.count").asInt()).isEqualTo(4);
        assertThat(page.get("value")).hasSize(1);
        assertThat(page.at("/value/0/Datastream@iot.navigationLink").asText())
                .isEqualTo(api.uri("/sensorthings/v1.1/Datastreams(1)").toString());
        assertThat(page.at("/value/0/components").toString())
                .isEqualTo("[\"id\",\"phenomenonTime\",\"result\",\"resultTime\",\"resultQuality\"]");
        assertThat(page.at("/value/0/dataArray@iot.count").asInt()).isEqualTo(3);
        assertThat(page.at("/value/0/dataArray/2").toString())
                .isEqualTo("[5246804111104,\"2026-11-23T14:00:00Z\",900.0,\"2026-11-23T14:00:00Z\",[\"range\"]]");
    }

    @Requirement("data-array/data-array")
    @Test
    void observationsOfSeveralDatastreamsStandApart() {
        JsonNode page = city.get(
                "Observations", "$resultFormat=dataArray", "$select=phenomenonTime,result", "$filter=result gt 59");

        assertThat(page.get("value")).hasSize(5);
        assertThat(page.at("/value/1").toString())
                .isEqualTo("{\"Datastream@iot.navigationLink\":\"" + api.uri("/sensorthings/v1.1/Datastreams(5)")
                        + "\",\"components\":[\"phenomenonTime\",\"result\"],\"dataArray@iot.count\":2,\"dataArray\":"
                        + "[[\"2026-11-23T12:00:00Z\",60.0],[\"2026-11-23T12:01:00Z\",70.0]]}");
        assertThat(city.answer("Things", "$resultFormat=dataArray").status()).isEqualTo(400);
        assertThat(city.answer("Observations", "$resultFormat=dataArray", "$expand=Datastream")
                        .status())
                .isEqualTo(400);
    }

    @Requirement("data-array/data-array")
    @Test
    void listsOfValuesGoOn() {
        JsonNode page = city.get("Datastreams(1)/Observations", "$resultFormat=dataArray", "$top=3");

        assertThat(city.follow(page.get("@iot.nextLink").asText())
                        .at("/value/0/dataArray@iot.count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void entitiesAreRowsOfCsv() {
        TestApi.Answer answer = city.answer(
                "Datastreams(9)/Observations",
                "$resultFormat=CSV",
                "$select=id,phenomenonTime,result,parameters",
                "$expand=Datastream($select=name;$expand=Thing($select=name,properties))",
                "$top=2");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Link")).contains("$skip=2", "rel=\"next\"");
        assertThat(answer.text()).isEqualTo("""
                id,phenomenonTime,result,parameters,Datastream/name,Datastream/Thing/name,Datastream/Thing/properties\r
                1,2026-11-20T00:00:00Z,1.5,"{""by"":""Eva""}",Level of the well,Brunnen,"{""depth"":{""m"":12},""owner"":""Stadt""}"\r
                2,2026-11-21T00:00:00Z/2026-11-22T00:00:00Z,dry,,Level of the well,Brunnen,"{""depth"":{""m"":12},""owner"":""Stadt""}"\r
                """);
        assertThat(city.answer("Things", "$resultFormat=CSV", "$expand=Datastreams")
                        .status())
                .isEqualTo(400);
        assertThat(city.answer("Things(3)", "$resultFormat=CSV", "$select=name").text())
                .isEqualTo("name\r\nBrunnen\r\n");
    }

    @Test
    void entitiesAreFeaturesOfGeoJson() {
        TestApi.Answer answer = city.answer(
                "Things", "$resultFormat=GeoJSON", "$expand=Locations($select=name)", "$select=name,properties");

        assertThat(answer.header("Content-Type")).startsWith("application/geo+json");
        assertThat(answer.json().at("/features/2").toString())
                .isEqualTo(
                        "{\"type\":\"Feature\",\"id\":3,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[7.0,51.2],[7.01,51.2],[7.01,51.21],[7.0,51.2]]]},"
                                + "\"properties\":{\"name\":\"Brunnen\",\"properties/depth/m\":12,\"properties/owner\":\"Stadt\",\"Locations/0/name\":\"Hof\"}}");
        assertThat(city.get("Locations", "$resultFormat=GeoJSON", "$top=1")
                        .at("/features/0/geometry")
                        .toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[7.2,51.27]}");
        assertThat(city.get("Sensors", "$resultFormat=GeoJSON")
                        .at("/features/0/geometry")
                        .isNull())
                .isTrue();
        assertThat(city.get("Datastreams(9)/Observations", "$resultFormat=GeoJSON", "$expand=FeatureOfInterest")
                        .at("/features/0/geometry/coordinates/0")
                        .asDouble())
                .isEqualTo(7.005);
    }

    @Test
    void propertiesAndTheirValuesHavePathsOfTheirOwn() {
        assertThat(city.get("Things(3)/name").toString()).isEqualTo("{\"name\":\"Brunnen\"}");
        assertThat(city.get("Things(3)/properties/depth/m").toString()).isEqualTo("{\"m\":12}");
        assertThat(city.answer("Things(3)/name/$value").text()).isEqualTo("Brunnen");
        assertThat(city.answer("Things(3)/name/$value").header("Content-Type")).startsWith("text/plain");
        assertThat(city.answer("Datastreams(1)/Thing/properties/device/$value").text())
                .isEqualTo("dev-1");
        assertThat(city.answer("Datastreams(1)/phenomenonTime/$value").text())
                .isEqualTo("2026-11-23T12:00:00Z/2026-11-23T14:00:00Z");
        assertThat(city.answer("Things(3)/properties/nothing").status()).isEqualTo(204);
        assertThat(city.get("Things(3)/Datastreams/$ref").toString())
                .isEqualTo(
                        "{\"value\":[{\"@iot.selfLink\":\"" + api.uri("/sensorthings/v1.1/Datastreams(9)") + "\"}]}");
        assertThat(city.get("Datastreams(9)/Thing/$ref").toString())
                .isEqualTo("{\"@iot.selfLink\":\"" + api.uri("/sensorthings/v1.1/Things(3)") + "\"}");
    }
}
