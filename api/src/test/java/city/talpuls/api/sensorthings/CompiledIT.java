package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the language of SensorThings compiles, PostgreSQL prepares and runs. */
@ExtendWith(RunningApi.class)
class CompiledIT {

    private final SensorThings city;

    CompiledIT(TestApi api) {
        city = new SensorThings(api);
    }

    @BeforeAll
    static void fill(TestApi api) {
        SensorThingsRows.fill(api);
    }

    @Requirement("request-data/built-in-query-functions")
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name eq 'Brunnen'                                       | 3
            name ne 'Brunnen'                                       | 1 2
            name eq null                                            |
            name ne null                                            | 1 2 3
            null eq name                                            |
            null eq null                                            | 1 2 3
            id gt 1 and id lt 3 or id eq 3                          | 2 3
            not (id eq 1)                                           | 2 3
            (id eq 1) eq false                                      | 2 3
            true                                                    | 1 2 3
            id add 2 mul 3 eq 7                                     | 1
            id sub 1 eq 1                                           | 2
            id div 2 eq 1                                           | 2 3
            id div 2.5 eq 0.8                                       | 2
            id div 0 eq 0                                           |
            id mod 2 eq 0                                           | 2
            substringof('runn',name)                                | 3
            startswith(name,'Rat')                                  | 1
            endswith(name,'nen')                                    | 3
            length(name) gt 7                                       | 2
            indexof(name,'B') eq 0                                  | 3
            substring(name,1) eq 'runnen'                           | 3
            substring(name,1,2) eq 'ru'                             | 3
            tolower(name) eq 'brunnen'                              | 3
            toupper(name) eq 'BRUNNEN'                              | 3
            trim(name) eq 'Rathaus'                                 | 1
            concat(name,'!') eq 'Rathaus!'                          | 1
            round(id) eq 1                                          | 1
            floor(id) eq 1                                          | 1
            ceiling(id) eq 1                                        | 1
            properties eq null                                      |
            properties/owner eq 'Stadt'                             | 3
            properties/depth/m gt 11.5                              | 3
            properties/owner                                        |
            Datastreams/name eq 'Level of the well'                 | 3
            Datastreams/name ne 'Level of the well'                 | 1 2
            Datastreams/name eq Datastreams/description             |
            startswith(Datastreams/name,'Level')                    | 3
            Locations/name eq 'Hof'                                 | 3
            Datastreams/Sensor/name ne Locations/name               | 1 2 3
            not (Datastreams/id eq 9)                               | 1 2
            (Datastreams/id eq 9) eq true                           | 3
            Datastreams/id eq 1 and Datastreams/id eq 2             | 1
            HistoricalLocations/time lt 2026-02-01T00:00:00Z        | 3
            HistoricalLocations/Locations/name eq 'Hof'             | 3
            Datastreams/Observations/result gt 60                   | 1 2
            Datastreams/Observations/result eq 'dry'                | 3
            Datastreams/Observations/FeatureOfInterest/name eq 'Well' | 3
            Datastreams/ObservedProperty/name eq 'Level'            | 3
            endswith(@iot.selfLink,'Things(3)')                     | 3
            st_relate(geography'POINT (7.2 51.27)',Locations/location,'T********') | 1
            geo.distance(Locations/location,geography'POINT (7.2 51.27)') lt 10    | 1
            10 gt geo.distance(Locations/location,geography'POINT (7.2 51.27)')    | 1
            geo.distance(Locations/location,geography'POINT (7.2 51.27)') add 1 lt 4200 | 1 2
            st_within(Locations/location,geography'POLYGON ((7.0 51.2,7.01 51.2,7.01 51.21,7.0 51.2))') | 3
            geo.intersects(Locations/location,geography'LINESTRING (7.0 51.2,7.2 51.27)') | 1 3
            Datastreams/observedArea/type eq 'Point'                | 1 2 3
            st_intersects(Datastreams/observedArea,geography'POINT (7.2 51.27)') | 1
            """)
    void whatIsAskedOfThings(String filter, @Nullable String things) {
        assertThat(city.ids("Things", "$filter=" + filter)).isEqualTo(ids(things));
    }

    @Requirement("request-data/built-in-query-functions")
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            resultTime ge 2026-11-23T13:00:00Z                      | 1
            phenomenonTime lt 2026-11-21                            | 2
            phenomenonTime ge 2026-11-21                            | 4
            phenomenonTime eq 2026-11-21T00:00:00Z/2026-11-22T00:00:00Z | 1
            year(resultTime) eq 2026                                | 5
            year(phenomenonTime) eq 1500                            | 1
            second(resultTime) eq 0                                 | 5
            fractionalseconds(resultTime) gt 0.1                    | 1
            date(resultTime) eq 2026-11-23                          | 4
            time(resultTime) lt 06:00:00                            | 2
            month(resultTime) eq 11 and day(resultTime) eq 22 and hour(resultTime) eq 0 and minute(resultTime) eq 0 | 1
            totaloffsetminutes(resultTime) eq 0                     | 5
            totaloffsetminutes(2026-11-28T00:00:00+01:30) eq 90     | 6
            resultTime gt now() sub duration'PT1H'                  | 0
            resultTime lt maxdatetime() and resultTime gt mindatetime() | 5
            resultTime sub phenomenonTime gt duration'PT1H'         | 2
            resultTime add duration'P1D' gt 2026-11-24T13:00:00Z    | 0
            validTime eq 2026-11-28T00:00:00Z                       | 0
            validTime gt 2026-11-28T00:00:00Z                       | 0
            validTime ge 2026-11-28/2026-11-29                      | 0
            validTime lt 2026-11-28/2026-11-29                      | 0
            validTime le 2026-11-28/2026-11-29                      | 0
            validTime ne 2026-11-28/2026-11-29                      | 0
            validTime eq null                                       | 6
            resultTime lt validTime                                 | 0
            result gt 5                                             | 3
            result eq 'dry'                                         | 1
            result eq true                                          | 0
            5 lt result                                             | 3
            result add 5 gt 17                                      | 1
            result eq parameters/a                                  | 0
            parameters/by eq 'Eva'                                  | 1
            parameters/a/0 eq 5                                     | 0
            parameters/a                                            | 0
            parameters ne null                                      | 1
            resultQuality eq null                                   | 6
            Datastream/id eq 9                                      | 3
            Datastream/Thing/id eq 1                                | 3
            FeatureOfInterest/id ne 3                               | 3
            FeatureOfInterest/name eq 'Well'                        | 3
            Datastream/Thing/name eq 'Rathaus'                      | 3
            Datastream/ObservedProperty/name eq 'Level'             | 3
            geo.length(FeatureOfInterest/feature) gt result         | 0
            geo.length(geography'LINESTRING (0 0, 3 4)') gt result  | 5
            id gt 0                                                 | 6
            endswith(@iot.selfLink,'Observations(1)')               | 1
            """)
    void whatIsAskedOfObservations(String filter, int count) {
        String readings = "(Datastream/id eq 9 or Datastream/id eq 1) and not (result eq 900) and ";

        assertThat(city.ids("Observations", "$filter=" + readings + "(" + filter + ")"))
                .hasSize(count);
        assertThat(city.get("Observations", "$filter=" + readings + "(" + filter + ")", "$count=true")
                        .get("@iot.count")
                        .asInt())
                .isEqualTo(count);
        assertThat(city.ids("Datastreams(1)/Observations", "$filter=" + readings + "(" + filter + ")")
                                .size()
                        + city.ids("Datastreams(9)/Observations", "$filter=" + readings + "(" + filter + ")")
                                .size())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Thing/id eq 3                                           | 9
            Thing/name eq 'Brunnen'                                 | 9
            Thing/name ne 'Brunnen'                                 | 1 2 3 4 5 6 7 8
            Thing/name eq null                                      |
            Thing/name ne null                                      | 1 2 3 4 5 6 7 8 9
            unitOfMeasurement/symbol eq '°C'                        | 1 2 3 4
            properties/interval eq 'P1D'                            | 4 8
            phenomenonTime ge 2026-11-23T12:00:00Z                  | 1 2 3 5 6 7
            phenomenonTime lt 2026-11-01                            |
            resultTime lt 2026-11-23T12:02:00Z                      | 5 9
            year(phenomenonTime) eq 1500                            | 9
            observedArea/type eq 'Point'                            | 1 2 3 4 5 6 7 8 9
            st_within(Thing/Locations/location,geography'POLYGON ((7.0 51.1,7.18 51.1,7.18 51.4,7.0 51.4,7.0 51.1))') | 5 6 7 8 9
            geo.intersects(observedArea,geography'POINT (7.005 51.202)') | 9
            """)
    void whatIsAskedOfDatastreams(String filter, @Nullable String datastreams) {
        assertThat(city.ids("Datastreams", "$filter=" + filter)).isEqualTo(ids(datastreams));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id desc
            phenomenonTime
            phenomenonTime desc
            resultTime desc,id
            result
            result desc
            validTime
            Datastream/id desc
            FeatureOfInterest/id
            Datastream/Thing/name
            Datastream/Thing/name desc,phenomenonTime desc
            result add 1 desc
            length(Datastream/name)
            result gt 5
            parameters/by
            year(phenomenonTime),id desc
            date(resultTime)
            time(resultTime) desc
            resultTime sub phenomenonTime
            """)
    void anOrderIsTheSameOnePageByPage(String order) {
        var whole = city.ids("Observations", "$orderby=" + order);

        assertThat(whole).hasSize(17).doesNotHaveDuplicates();
        assertThat(city.all("Observations", "$orderby=" + order, "$top=5"))
                .extracting(observation -> observation.get("@iot.id").asLong())
                .containsExactlyElementsOf(whole);
        for (int datastream : new int[] {1, 2, 4, 9}) {
            var some = city.ids("Datastreams(" + datastream + ")/Observations", "$orderby=" + order);
            assertThat(city.all("Datastreams(" + datastream + ")/Observations", "$orderby=" + order, "$top=1"))
                    .extracting(observation -> observation.get("@iot.id").asLong())
                    .containsExactlyElementsOf(some);
        }
    }

    private static List<Long> ids(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
    }
}
