package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Masterportal, Grafana and QGIS ask, word for word. */
@ExtendWith(RunningApi.class)
class ClientsIT {

    private final SensorThings city;

    ClientsIT(TestApi api) {
        this.city = new SensorThings(api);
        SensorThingsRows.fill(api);
    }

    @Test
    void masterportalShowsThingsInItsExtentWithTheirLastObservation() {
        JsonNode page = city.get(
                "Things",
                "$filter=st_within(Locations/location,geography'POLYGON ((7.18 51.1,7.4 51.1,7.4 51.4,7.18 51.4,7.18 51.1))')",
                "$expand=Locations,Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc))",
                "$count=true");

        assertThat(page.get("@iot.count").asInt()).isEqualTo(1);
        assertThat(page.at("/value/0/Locations/0/location/type").asText()).isEqualTo("Point");
        assertThat(page.at("/value/0/Datastreams/0/Observations/0/result").asDouble())
                .isEqualTo(900);
        assertThat(page.at("/value/0/Datastreams/0/Observations@iot.nextLink").asText())
                .contains("$top=1", "$skip=1");
        assertThat(city.follow(page.at("/value/0/Datastreams/0/Observations@iot.nextLink")
                                .asText())
                        .at("/value/0/result")
                        .asDouble())
                .isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things      | st_intersects(Locations/location,geography'POLYGON ((7.18 51.1,7.4 51.1,7.4 51.4,7.18 51.4,7.18 51.1))') | 1
            Datastreams | st_within(Thing/Locations/location,geography'POLYGON ((7.18 51.1,7.4 51.1,7.4 51.4,7.18 51.4,7.18 51.1))') | 4
            Datastreams | startswith(Things/name,'Rat') | 4
            Things      | properties/owner eq 'Stadt' | 1
            """)
    void masterportalFilters(String path, String filter, int count) {
        assertThat(city.ids(path, "$filter=" + filter)).hasSize(count);
    }

    @Test
    void masterportalStopsWhenItHasSkippedAsManyAsItWantedAtOnce() {
        JsonNode page = city.get("Datastreams", "$top=4");

        assertThat(page.get("@iot.nextLink").asText()).contains("?$top=4&$skip=4");
        assertThat(city.get("Datastreams(1)/Observations").has("@iot.nextLink")).isFalse();
    }

    @Test
    void grafanaSearchesByNameAndReadsARange() {
        JsonNode found = city.get("Things", "$count=true", "$skip=0", "$top=1", "$filter=startswith(name,'Rat')");
        JsonNode range = city.get(
                "Datastreams(1)/Observations",
                "$filter=phenomenonTime ge 2026-11-23T12:05:00.000Z and phenomenonTime le 2026-11-23T13:00:00.000Z",
                "$top=1");

        assertThat(found.get("@iot.count").asInt()).isEqualTo(1);
        assertThat(range.get("value").findValuesAsText("result")).containsExactly("12.0");
        // It takes the query of the next link, and puts it behind the address that it has.
        String next = range.get("@iot.nextLink").asText();
        assertThat(city.answer("Datastreams(1)/Observations" + next.substring(next.indexOf('?')))
                        .json()
                        .get("value")
                        .findValuesAsText("result"))
                .containsExactly("14.0");
    }

    @Test
    void qgisCountsThenReads() {
        assertThat(city.get("Locations", "$top=0", "$count=true")
                        .get("@iot.count")
                        .asInt())
                .isEqualTo(3);
        assertThat(city.get("Locations", "$top=200", "$count=false").get("value"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location/type eq 'Point' or location/geometry/type eq 'Point' | 2
            location/type eq 'Polygon' or location/geometry/type eq 'Polygon' | 1
            geo.intersects(location, geography'Polygon ((7 51, 8 51, 8 52, 7 52, 7 51))') | 3
            """)
    void qgisAsksForGeometriesAndExtents(String filter, int count) {
        assertThat(city.get("Locations", "$top=0", "$count=true", "$filter=" + filter)
                        .get("@iot.count")
                        .asInt())
                .isEqualTo(count);
    }

    @Test
    void qgisExpandsToOneBySingularAndToManyByPlural() {
        JsonNode datastream = city.get(
                        "Datastreams",
                        "$top=1",
                        "$expand=Observations($orderby=phenomenonTime desc;$top=10),Thing($expand=Locations)")
                .at("/value/0");

        assertThat(datastream.get("Observations")).hasSize(4);
        assertThat(datastream.at("/Thing/Locations")).hasSize(1);
        assertThat(datastream.get("phenomenonTime").asText()).contains("/");
        assertThat(city.answer("MultiDatastreams", "$top=0", "$count=true").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Observations | result lt 10.00
            Observations | Datastream/ObservedProperty/name eq 'PM10'
            Observations | result le 3.5 and FeatureOfInterest/id eq 1
            Observations | result gt 20 or result le 3.5
            Observations | (result sub 5) gt 10
            Things       | geo.distance(Locations/location, geography'POINT(-122 43)') gt 1
            Things       | not startswith(description,'test')
            Things       | Datastreams/Observations/FeatureOfInterest/id eq 1 and Datastreams/Observations/resultTime ge 2010-06-01T00:00:00Z and Datastreams/Observations/resultTime le 2010-07-01T00:00:00Z
            """)
    void theExamplesOfTheStandardAreAnswered(String path, String filter) {
        assertThat(city.get(path, "$filter=" + filter).has("value")).isTrue();
    }
}
