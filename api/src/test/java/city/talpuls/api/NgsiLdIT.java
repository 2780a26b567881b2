package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured now, as NGSI-LD. */
@ExtendWith(RunningApi.class)
class NgsiLdIT {

    private static final String AIR = "urn:ngsi-ld:AirQualityObserved:air-1";
    private static final String ENTITIES = "/ngsi-ld/v1/entities";
    private static final String ERRORS = "https://uri.etsi.org/ngsi-ld/errors/";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final TestApi api;
    private final TestDatabase rows;
    private final EntitySchemas schemas = new EntitySchemas();

    NgsiLdIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("air-1", "Gathe", "Elberfeld", 51.26, 7.14)
                .datastream(1, "air-1", "pm10", "ug/m3")
                .datastream(2, "air-1", "pm2_5", "ug/m3")
                .datastream(3, "air-1", "no2", "ug/m3")
                .datastream(4, "air-1", "o3", "ug/m3")
                .datastream(5, "air-1", "so2", "ug/m3")
                .datastream(6, "air-1", "temperature", "Cel")
                .datastream(7, "air-1", "relative_humidity", "%")
                .datastream(8, "air-1", "wind_direction", "deg")
                .reading(1, now.minusSeconds(60), 21.5)
                .reading(2, now.minusSeconds(120), 9)
                .reading(6, now, -3.5)
                .reading(7, now, 54)
                .reading(8, now, 270)
                .device("wx-1", "Kluse", "Elberfeld", 51.25, 7.15)
                .datastream(20, "wx-1", "temperature", "Cel")
                .datastream(21, "wx-1", "pressure", "hPa")
                .datastream(22, "wx-1", "rainfall", "mm")
                .datastream(23, "wx-1", "wind_speed", "m/s")
                .datastream(24, "wx-1", "wind_direction", "deg")
                .datastream(25, "wx-1", "relative_humidity", "%")
                .reading(20, now, 5.25)
                .reading(21, now, 1013.2)
                .reading(22, now, 0.4)
                .reading(23, now, 3.1)
                .reading(24, now, 270)
                .reading(25, now, 100.4)
                .device("bin-1", "Container Gathe", "Barmen", 51.27, 7.2)
                .datastream(30, "bin-1", "fill_level", "%")
                .datastream(31, "bin-1", "temperature", "Cel")
                .reading(31, now, 12)
                .levels(
                        30,
                        now,
                        Duration.ofMinutes(30),
                        // A day brings 24 %, and at 62 % it is emptied.
                        IntStream.range(0, 2 * 24 * 14)
                                .mapToObj(i -> 2 + Math.floorMod(28L * 2 - i, 120L) * 0.5)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AirQualityObserved", "WasteContainer", "WeatherObserved"})
    void entitiesAreAsTheirModelsWantThem(String type) {
        gradedHours();
        JsonNode entities =
                api.get(ENTITIES + "?options=keyValues&type=" + type).json();

        assertThat(entities)
                .isNotEmpty()
                .allSatisfy(entity -> assertThat(schemas.faults(entity)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "AirQualityObserved,relativeHumidity,54",
        "WasteContainer,fillingLevel,30",
        "WeatherObserved,dateObserved,today"
    })
    void aModelWouldNoticeWhatIsWrong(String type, String attribute, String value) {
        ObjectNode entity = (ObjectNode)
                api.get(ENTITIES + "?options=keyValues&type=" + type).json().get(0);
        if (value.equals("today")) {
            entity.put(attribute, value);
        } else {
            entity.put(attribute, Integer.parseInt(value));
        }

        assertThat(schemas.faults(entity)).isNotEmpty();
    }

    @Test
    void theAirIsToldWithUnitsAndTimes() {
        JsonNode air = api.get(ENTITIES + "/" + AIR).json();

        assertThat(air.get("id").asText()).isEqualTo(AIR);
        assertThat(air.get("type").asText()).isEqualTo("AirQualityObserved");
        assertThat(air.get("pm10")).hasToString("""
                {"type":"Property","value":21.5,"unitCode":"GQ","observedAt":"%s"}""".formatted(now.minusSeconds(60)));
        assertThat(air.at("/pm25/value").asDouble()).isEqualTo(9);
        assertThat(air.get("temperature")).hasToString("""
                {"type":"Property","value":-3.5,"unitCode":"CEL","observedAt":"%s"}""".formatted(now));
        assertThat(air.at("/relativeHumidity/value").asDouble()).isEqualTo(0.54);
        assertThat(air.at("/windDirection/value").asDouble()).isEqualTo(-90);
        assertThat(air.get("location")).hasToString("""
                {"type":"GeoProperty","value":{"type":"Point","coordinates":[7.14,51.26]}}""");
        assertThat(air.get("dateObserved")).hasToString("""
                {"type":"Property","value":{"@type":"DateTime","@value":"%s"}}""".formatted(now));
        assertThat(air.get("refDevice")).hasToString("""
                {"type":"Relationship","object":"urn:ngsi-ld:Device:air-1"}""");
        assertThat(air.has("airQualityIndex")).isFalse();
    }

    @Test
    void anIndexIsToldOnlyIfAllItsPollutantsAreKnown() {
        rows.hoursOf(1, lastHour(), 1, 40, 4).hoursOf(2, lastHour(), 1, 4, 4);
        assertThat(api.get(ENTITIES + "/" + AIR).json().has("airQualityIndex")).isFalse();

        rows.hoursOf(3, lastHour(), 1, 8, 4).hoursOf(4, lastHour(), 1, 8, 4).hoursOf(5, lastHour(), 1, 8, 4);

        JsonNode air = api.get(ENTITIES + "/" + AIR).json();
        assertThat(air.get("airQualityIndex")).hasToString("""
                {"type":"Property","value":2,"observedAt":"%s"}""".formatted(lastHour()));
        assertThat(air.at("/airQualityLevel/value").asText()).isEqualTo("moderate");
    }

    @Test
    void theWeatherIsToldInTheUnitsOfItsModel() {
        JsonNode weather =
                api.get(ENTITIES + "/urn:ngsi-ld:WeatherObserved:wx-1").json();

        assertThat(weather.at("/temperature/unitCode").asText()).isEqualTo("CEL");
        assertThat(weather.at("/atmosphericPressure/unitCode").asText()).isEqualTo("A97");
        assertThat(weather.at("/precipitation/unitCode").asText()).isEqualTo("MMT");
        assertThat(weather.at("/windSpeed/unitCode").asText()).isEqualTo("MTS");
        assertThat(weather.at("/windDirection/value").asDouble()).isEqualTo(270);
        assertThat(weather.at("/relativeHumidity/value").asDouble()).isEqualTo(1);
    }

    @Test
    void aContainerSaysHowFullItIsWhenItWasEmptiedAndUntilWhenItHasToBe() {
        JsonNode bin = api.get("/api/v1/bins/bin-1").json();
        JsonNode container =
                api.get(ENTITIES + "/urn:ngsi-ld:WasteContainer:bin-1").json();

        assertThat(container.at("/fillingLevel/value").asDouble())
                .isEqualTo(bin.get("level").asDouble() / 100, Offset.offset(1e-9))
                .isBetween(0.0, 1.0);
        assertThat(container.at("/dateLastEmptying/value/@value").asText())
                .isNotEmpty()
                .isEqualTo(bin.get("emptiedAt").asText());
        assertThat(container.at("/nextActuationDeadline/value/@value").asText())
                .isNotEmpty()
                .isEqualTo(bin.get("needsEmptyingBy").asText());
        assertThat(container.at("/refDevice/object/0").asText()).isEqualTo("urn:ngsi-ld:Device:bin-1");
    }

    @Test
    void aContainerIsNoWeatherStation() {
        assertThat(ids("?type=WeatherObserved"))
                .containsExactly("urn:ngsi-ld:WeatherObserved:air-1", "urn:ngsi-ld:WeatherObserved:wx-1");
    }

    @Test
    void whatIsDoubtedOrInAnotherUnitOrNowhereIsLeftOut() {
        rows.reading(1, now, 9999, 1)
                .datastream(9, "air-1", "co2", "mmol/mol")
                .reading(9, now, 3)
                .deviceNowhere("lost")
                .datastream(10, "lost", "pm10", "ug/m3")
                .reading(10, now, 3);

        JsonNode air =
                api.get(ENTITIES + "?type=AirQualityObserved&options=keyValues").json();

        assertThat(air).hasSize(1);
        assertThat(air.get(0).has("pm10")).isFalse();
        assertThat(air.get(0).has("co2")).isFalse();
        assertThat(air.get(0).has("pm25")).isTrue();
    }

    @Test
    void whatTheWordsMeanIsInTheHeaderOfJsonAndInTheBodyOfLinkedData() {
        String context =
                "https://raw.githubusercontent.com/smart-data-models/dataModel.Environment/master/context.jsonld";
        TestApi.Answer json = api.get(ENTITIES + "?type=AirQualityObserved");
        TestApi.Answer linked = accepting("application/ld+json", ENTITIES + "?type=AirQualityObserved");

        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.header("Link"))
                .isEqualTo("<" + context
                        + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"");
        assertThat(json.json().get(0).has("@context")).isFalse();
        assertThat(linked.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(linked.header("Link")).isEmpty();
        assertThat(linked.json().at("/0/@context/0").asText()).isEqualTo(context);
        assertThat(accepting("text/turtle", ENTITIES + "?type=AirQualityObserved")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void pagesAreCounted() {
        TestApi.Answer second = api.get(ENTITIES + "?type=WeatherObserved&limit=1&offset=1&count=true");
        TestApi.Answer none = api.get(ENTITIES + "?type=WeatherObserved&limit=0&count=true");

        assertThat(second.header("NGSILD-Results-Count")).isEqualTo("2");
        assertThat(second.json()).hasSize(1);
        assertThat(second.json().at("/0/id").asText()).isEqualTo("urn:ngsi-ld:WeatherObserved:wx-1");
        assertThat(none.header("NGSILD-Results-Count")).isEqualTo("2");
        assertThat(none.json()).isEmpty();
        assertThat(api.get(ENTITIES + "?type=WeatherObserved").header("NGSILD-Results-Count"))
                .isEmpty();
    }

    @Test
    void pagesLeadToTheOthers() {
        assertThat(links("?type=WeatherObserved&offset=0&limit=1&attrs=temperature"))
                .containsExactly(
                        "</ngsi-ld/v1/entities?type=WeatherObserved&limit=1&attrs=temperature&offset=1>; rel=\"next\";"
                                + " type=\"application/ld+json\"");
        assertThat(links("?type=WeatherObserved&limit=1&offset=1"))
                .containsExactly("</ngsi-ld/v1/entities?type=WeatherObserved&limit=1&offset=0>; rel=\"prev\";"
                        + " type=\"application/ld+json\"");
        assertThat(links("?type=WeatherObserved")).isEmpty();
    }

    private List<String> links(String question) {
        return api.get(ENTITIES + question).response().headers().allValues("Link").stream()
                .filter(link -> !link.contains("context"))
                .toList();
    }

    @Test
    void attributesAndIdsAreChosen() {
        JsonNode pressure = api.get(ENTITIES + "?type=WeatherObserved&attrs=atmosphericPressure,nothing")
                .json();

        assertThat(pressure).hasSize(1);
        assertThat(pressure.get(0).properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("id", "type", "atmosphericPressure");
        assertThat(ids("?type=WeatherObserved&id=urn:ngsi-ld:WeatherObserved:wx-1,urn:ngsi-ld:WeatherObserved:no"))
                .containsExactly("urn:ngsi-ld:WeatherObserved:wx-1");
        assertThat(ids("?type=https://smartdatamodels.org/dataModel.Weather/WeatherObserved"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // air-1 is 1.3 km from the point, wx-1 where it is.
                "near;maxDistance==1000 | Point | [7.15,51.25] | wx-1",
                "near;maxDistance==1400 | Point | [7.15,51.25] | air-1 wx-1",
                "near;minDistance==1000 | Point | [7.15,51.25] | air-1",
                "within | Polygon | [[[7.145,51.2],[7.2,51.2],[7.2,51.3],[7.145,51.3],[7.145,51.2]]] | wx-1",
                "disjoint | Polygon | [[[7.145,51.2],[7.2,51.2],[7.2,51.3],[7.145,51.3],[7.145,51.2]]] | air-1",
                "equals | Point | [7.14,51.26] | air-1",
                "intersects | LineString | [[7.14,51.26],[7.15,51.25]] | air-1 wx-1"
            })
    void placesAreChosen(String georel, String geometry, String coordinates, String devices) {
        assertThat(ids("?type=WeatherObserved&georel="
                        + georel.replace("=", "%3D").replace(";", "%3B")
                        + "&geometry=" + geometry + "&coordinates="
                        + coordinates.replace("[", "%5B").replace("]", "%5D")))
                .containsExactly(java.util.Arrays.stream(devices.split(" "))
                        .map(device -> "urn:ngsi-ld:WeatherObserved:" + device)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | type",
                "?type=Room | type",
                "?type=AirQualityObserved,WasteContainer | type",
                "?type=WasteContainer&q=fillingLevel%3E0.5 | q",
                "?type=WasteContainer&idPattern=x | idPattern",
                "?type=WasteContainer&limit=0 | limit",
                "?type=WasteContainer&limit=1001 | limit",
                "?type=WasteContainer&offset=-1 | offset",
                "?type=WasteContainer&count=1 | count",
                "?type=WasteContainer&options=sysAttrs | options",
                "?type=WasteContainer&format=x | format",
                "?type=WasteContainer&attrs=a,,b | attrs",
                "?type=WasteContainer&georel=within | geometry",
                "?type=WasteContainer&georel=within&geometry=Point | coordinates",
                "?type=WasteContainer&georel=beside&geometry=Point&coordinates=%5B7,51%5D | georel",
                "?type=WasteContainer&georel=within&geometry=Circle&coordinates=%5B7,51%5D | geometry",
                "?type=WasteContainer&georel=within&geometry=Point&coordinates=%5B7,95%5D | coordinates",
                "?type=WasteContainer&georel=within&geometry=Point&coordinates=x | coordinates",
                "?type=WasteContainer&georel=within&geometry=Polygon&coordinates=%5B%5B%5B0,0%5D,%5B1,1%5D,%5B0,0%5D%5D%5D | coordinates",
                "?type=WasteContainer&georel=within&geometry=Polygon&coordinates=%5B%5D | coordinates",
                "?type=WasteContainer&georel=within&geometry=Point&coordinates=%5B7,51%5D&geoproperty=x | geoproperty"
            })
    void whatCannotBeAskedIsABadRequestThatNamesIt(String question, String field) {
        TestApi.Answer answer = api.get(ENTITIES + question);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo(ERRORS + "BadRequestData");
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("title").asText()).isNotEmpty();
        assertThat(answer.json().get("detail").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ngsi-ld:AirQualityObserved:nobody",
                "urn:ngsi-ld:WasteContainer:air-1",
                "urn:ngsi-ld:Room:1",
                "urn:ngsi-ld:AirQualityObserved:",
                "urn:ngsi-ld:AirQualityObserved:a%20b"
            })
    void whatIsNotThereIsNotFound(String id) {
        TestApi.Answer answer = api.get(ENTITIES + "/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").asText()).isEqualTo(ERRORS + "ResourceNotFound");
    }

    @Test
    void anIdWithLettersThatNoUriHasIsFoundAgain() {
        rows.device("zähler:1", "Zähler", "Barmen", 51.27, 7.2)
                .datastream(40, "zähler:1", "pm10", "ug/m3")
                .reading(40, now, 1);

        String id = ids("?type=AirQualityObserved").getLast();

        assertThat(id).isEqualTo("urn:ngsi-ld:AirQualityObserved:z%C3%A4hler:1");
        assertThat(api.get(ENTITIES + "/" + id).json().get("id").asText()).isEqualTo(id);
        assertThat(api.get(ENTITIES + "/" + id.replace("%", "%25"))
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void theTypesAreThoseOfWhichThereIsSomething() {
        assertThat(api.get("/ngsi-ld/v1/types").json().get("typeList"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "https://smartdatamodels.org/dataModel.Environment/AirQualityObserved",
                        "https://smartdatamodels.org/dataModel.WasteManagement/WasteContainer",
                        "https://smartdatamodels.org/dataModel.Weather/WeatherObserved");
    }

    private void gradedHours() {
        IntStream.rangeClosed(1, 5).forEach(datastream -> rows.hoursOf(datastream, lastHour(), 1, 8, 4));
    }

    private Instant lastHour() {
        return now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
    }

    private List<String> ids(String question) {
        TestApi.Answer answer = api.get(ENTITIES + question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().findValuesAsText("id");
    }

    private TestApi.Answer accepting(String form, String path) {
        return api.send(
                HttpRequest.newBuilder(api.uri(path)).header("Accept", form).build());
    }
}
