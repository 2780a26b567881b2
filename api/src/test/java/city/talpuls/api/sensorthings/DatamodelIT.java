package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class DatamodelIT {

    private final SensorThings city;
    private final TestApi api;
    private final TestDatabase rows;

    DatamodelIT(TestApi api) {
        this.api = api;
        this.city = new SensorThings(api);
        this.rows = SensorThingsRows.fill(api);
    }

    @Requirement("datamodel/entity-control-information/common-control-information")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things(3)              | @iot.id @iot.selfLink name description properties Locations@iot.navigationLink HistoricalLocations@iot.navigationLink Datastreams@iot.navigationLink
            Locations(3)           | @iot.id @iot.selfLink name description encodingType location Things@iot.navigationLink HistoricalLocations@iot.navigationLink
            HistoricalLocations(3) | @iot.id @iot.selfLink time Locations@iot.navigationLink Thing@iot.navigationLink
            Datastreams(1)         | @iot.id @iot.selfLink name description unitOfMeasurement observationType observedArea phenomenonTime resultTime properties Thing@iot.navigationLink Sensor@iot.navigationLink ObservedProperty@iot.navigationLink Observations@iot.navigationLink
            Sensors(1)             | @iot.id @iot.selfLink name description encodingType metadata Datastreams@iot.navigationLink
            ObservedProperties(1)  | @iot.id @iot.selfLink name definition description properties Datastreams@iot.navigationLink
            Observations(1)        | @iot.id @iot.selfLink phenomenonTime result resultTime parameters Datastream@iot.navigationLink FeatureOfInterest@iot.navigationLink
            FeaturesOfInterest(3)  | @iot.id @iot.selfLink name description encodingType feature Observations@iot.navigationLink
            """)
    void anEntityHasItsPropertiesAndLinksInTheOrderOfTheStandard(String path, String fields) {
        List<String> names = new ArrayList<>();
        city.get(path).fieldNames().forEachRemaining(names::add);

        assertThat(names).containsExactly(fields.split(" ", -1));
    }

    @Requirement({
        "datamodel/thing/properties",
        "datamodel/location/properties",
        "datamodel/historical-location/properties",
        "datamodel/datastream/properties",
        "datamodel/sensor/properties",
        "datamodel/observed-property/properties",
        "datamodel/observation/properties",
        "datamodel/feature-of-interest/properties"
    })
    @ParameterizedTest(name = "{0}/properties")
    @CsvSource(delimiter = '|', textBlock = """
            thing               | Things(3)              | name description properties
            location            | Locations(3)           | name description encodingType location
            historical-location | HistoricalLocations(3) | time
            datastream          | Datastreams(1)         | name description unitOfMeasurement observationType observedArea phenomenonTime resultTime properties
            sensor              | Sensors(1)             | name description encodingType metadata
            observed-property   | ObservedProperties(1)  | name definition description properties
            observation         | Observations(1)        | phenomenonTime result resultTime parameters
            feature-of-interest | FeaturesOfInterest(3)  | name description encodingType feature
            """)
    void eachPropertyHasAPathOfItsOwnToo(String type, String path, String properties) {
        JsonNode entity = city.get(path);

        for (String property : properties.split(" ", -1)) {
            assertThat(entity.has(property)).as(type + " has " + property).isTrue();
            if (!entity.get(property).isNull()) {
                assertThat(city.get(path + "/" + property).get(property)).isEqualTo(entity.get(property));
            }
        }
    }

    @Requirement({
        "datamodel/thing/relations",
        "datamodel/location/relations",
        "datamodel/historical-location/relations",
        "datamodel/datastream/relations",
        "datamodel/sensor/relations",
        "datamodel/observed-property/relations",
        "datamodel/observation/relations",
        "datamodel/feature-of-interest/relations"
    })
    @ParameterizedTest(name = "{0}/relations")
    @CsvSource(delimiter = '|', textBlock = """
            thing               | Things(3)              | Locations HistoricalLocations Datastreams
            location            | Locations(3)           | Things HistoricalLocations
            historical-location | HistoricalLocations(3) | Locations Thing
            datastream          | Datastreams(1)         | Thing Sensor ObservedProperty Observations
            sensor              | Sensors(1)             | Datastreams
            observed-property   | ObservedProperties(1)  | Datastreams
            observation         | Observations(1)        | Datastream FeatureOfInterest
            feature-of-interest | FeaturesOfInterest(3)  | Observations
            """)
    void eachRelationLeadsToEntitiesOfItsType(String type, String path, String relations) {
        JsonNode entity = city.get(path);

        for (String relation : relations.split(" ", -1)) {
            JsonNode related =
                    city.follow(entity.get(relation + "@iot.navigationLink").asText());
            JsonNode one = related.has("value") ? related.at("/value/0") : related;
            assertThat(one.get("@iot.selfLink").asText())
                    .as(type + " to " + relation)
                    .contains("/" + plural(relation) + "(");
            assertThat(related.has("value")).isEqualTo(relation.equals(plural(relation)));
        }
    }

    private static String plural(String relation) {
        return switch (relation) {
            case "ObservedProperty" -> "ObservedProperties";
            case "FeatureOfInterest" -> "FeaturesOfInterest";
            default -> relation.endsWith("s") ? relation : relation + "s";
        };
    }

    @Test
    void aReadingIsAnObservationWithItsDoubts() {
        JsonNode doubtful =
                city.get("Datastreams(1)/Observations", "$filter=result gt 100").at("/value/0");

        assertThat(doubtful.get("result").asDouble()).isEqualTo(900);
        assertThat(doubtful.get("resultQuality").toString()).isEqualTo("[\"range\"]");
        assertThat(doubtful.get("phenomenonTime").asText()).isEqualTo("2026-11-23T14:00:00Z");
        assertThat(doubtful.get("resultTime").asText()).isEqualTo("2026-11-23T14:00:00Z");
    }

    @Test
    void aClientsObservationIsAsItSaid() {
        assertThat(city.get("Observations(2)").toString())
                .contains(
                        "\"phenomenonTime\":\"2026-11-21T00:00:00Z/2026-11-22T00:00:00Z\",\"result\":\"dry\",\"resultTime\":\"2026-11-22T00:00:00Z\"");
        assertThat(city.get("Observations(1)").get("resultTime").isNull()).isTrue();
        assertThat(city.get("Observations(3)").get("phenomenonTime").asText()).isEqualTo("1500-01-01T00:00:00Z");
        assertThat(city.get("Observations(3)").get("resultTime").asText()).isEqualTo("2026-11-23T00:00:00.123456Z");
    }

    @Test
    void windowsAreObservationsOfTheirLength() {
        JsonNode hour = city.get("Datastreams(3)/Observations").at("/value/0");

        assertThat(hour.get("phenomenonTime").asText()).isEqualTo("2026-11-23T12:00:00Z/2026-11-23T13:00:00Z");
        assertThat(hour.get("resultTime").asText()).isEqualTo("2026-11-23T13:00:00Z");
        assertThat(hour.get("result").asDouble()).isEqualTo(11);
        assertThat(hour.get("parameters").toString())
                .isEqualTo("{\"count\":2,\"min\":10.0,\"max\":12.0,\"flagged\":0}");
        assertThat(city.ids("Datastreams(3)/Observations")).hasSize(2);
        assertThat(city.ids("Datastreams(2)/Observations")).hasSize(2);
    }

    @Test
    void daysAreThoseOfTheCity() {
        assertThat(city.get("Datastreams(4)/Observations").at("/value"))
                .singleElement()
                .satisfies(day -> assertThat(day.get("phenomenonTime").asText())
                        .isEqualTo("2026-11-22T23:00:00Z/2026-11-23T23:00:00Z"))
                .satisfies(day -> assertThat(day.get("result").asDouble()).isEqualTo(12))
                .satisfies(day -> assertThat(day.get("parameters").toString())
                        .isEqualTo("{\"count\":3,\"min\":10.0,\"max\":14.0,\"flagged\":1}"));
    }

    @Test
    void whatAggregatesSayIsWhatTheSeriesSay() {
        for (String[] each : new String[][] {{"7", "1h", ""}, {"6", "15m", ""}, {"8", "1d", "&tz=Europe/Berlin"}}) {
            JsonNode points = api.get("/api/v1/readings?device=dev-2&property=sound_level&aggregate=mean"
                            + "&from=2026-11-21T23:00:00Z&to=2026-11-25T23:00:00Z&interval=" + each[1] + each[2])
                    .json()
                    .get("points");
            JsonNode observations =
                    city.get("Datastreams(" + each[0] + ")/Observations").get("value");

            assertThat(observations).isNotEmpty();
            assertThat(observations.findValuesAsText("result")).isEqualTo(points.findValuesAsText("mean"));
            assertThat(city.get("Observations", "$filter=Datastream/id eq " + each[0])
                            .get("value")
                            .findValuesAsText("result"))
                    .isEqualTo(points.findValuesAsText("mean"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 2026-11-23T12:00:00Z/2026-11-23T14:00:00Z | 2026-11-23T12:00:00Z/2026-11-23T14:00:00Z
            3 | 2026-11-23T12:00:00Z/2026-11-23T14:00:00Z | 2026-11-23T13:00:00Z/2026-11-23T14:00:00Z
            4 | 2026-11-22T23:00:00Z/2026-11-23T23:00:00Z | 2026-11-23T23:00:00Z/2026-11-23T23:00:00Z
            9 | 1500-01-01T00:00:00Z/2026-11-22T00:00:00Z | 2026-11-22T00:00:00Z/2026-11-23T00:00:00.123456Z
            """)
    void aDatastreamSaysFromWhenToWhen(long id, String phenomena, String results) {
        JsonNode datastream = city.get("Datastreams(" + id + ")");

        assertThat(datastream.get("phenomenonTime").asText()).isEqualTo(phenomena);
        assertThat(datastream.get("resultTime").asText()).isEqualTo(results);
    }

    @Test
    void aDatastreamSaysWhere() {
        assertThat(city.get("Datastreams(1)").get("observedArea").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[7.2,51.27]}");
        assertThat(city.get("Datastreams(9)").get("observedArea").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[7.005,51.202]}");
    }

    @Test
    void anObservationIsOfWhereTheThingWasThen() {
        SensorThingsRows.move(rows, "dev-1", 51.3, 7.3, "2026-11-23T12:30:00Z");

        assertThat(city.get("Datastreams(1)/Observations", "$expand=FeatureOfInterest($select=feature)")
                        .get("value")
                        .findValues("coordinates"))
                .extracting(at -> at.get(0).asDouble())
                .containsExactly(7.2, 7.2, 7.3, 7.3);
        assertThat(city.ids("FeaturesOfInterest(4)/Observations", "$filter=Datastream/id eq 1"))
                .hasSize(2);
        assertThat(city.ids("FeaturesOfInterest(1)/Observations", "$filter=Datastream/id eq 1"))
                .hasSize(2);
    }

    @Test
    void aNumberOfAnObservationLeadsToItAgain() {
        for (long id : city.ids("Observations")) {
            assertThat(city.get("Observations(" + id + ")").get("@iot.id").asLong())
                    .isEqualTo(id);
        }
        long reading = city.ids("Datastreams(1)/Observations").getFirst();
        assertThat(reading).isEqualTo((1L << 42) + 848_750_400_000L);
    }
}
