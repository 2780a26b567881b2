package city.talpuls.sensorthings.query;

import static city.talpuls.sensorthings.query.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    @Test
    void whoAsksForNothingGetsAll() {
        assertThat(Queries.read(EntityType.THING, Map.of())).isEqualTo(Query.all(EntityType.THING));
    }

    @Test
    void everyOptionIsRead() {
        Query query = Queries.read(
                EntityType.OBSERVATION,
                Map.of(
                        "$filter", List.of("result gt 5"),
                        "$orderby", List.of("Datastream/id desc, phenomenonTime asc,result"),
                        "$select", List.of("result,@iot.id,Datastream,result"),
                        "$expand", List.of("Datastream"),
                        "$top", List.of("5"),
                        "$skip", List.of("10"),
                        "$count", List.of("true"),
                        "$resultFormat", List.of("dataArray")));

        assertThat(query.filter()).isEqualTo(Queries.filter(EntityType.OBSERVATION, "result gt 5"));
        assertThat(query.orders().stream().map(order -> order.by().text() + " " + order.descending()))
                .containsExactly("Datastream/id true", "phenomenonTime false", "result false");
        assertThat(query.selection())
                .isEqualTo(new Selection(
                        List.of(EntityType.OBSERVATION.property("result").orElseThrow(), Property.ID),
                        List.of(EntityType.OBSERVATION.relation("Datastream").orElseThrow())));
        assertThat(query.expands()).containsExactly(expand(EntityType.OBSERVATION, "Datastream"));
        assertThat(query.top()).isEqualTo(5);
        assertThat(query.skip()).isEqualTo(10);
        assertThat(query.count()).isTrue();
        assertThat(query.format()).isEqualTo(ResultFormat.DATA_ARRAY);
    }

    @ParameterizedTest
    @CsvSource({"CSV, CSV", "GeoJSON, GEO_JSON"})
    void thereAreFormats(String word, ResultFormat format) {
        assertThat(read("$resultFormat", word).format()).isEqualTo(format);
    }

    @Test
    void theGreatestTopIsTheGreatestNumber() {
        assertThat(read("$top", "9223372036854775807").top()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("$top", "0").top()).isZero();
    }

    @Test
    void expandsNestWithOptionsOfTheirOwn() {
        Query query = read(
                "$expand",
                "Datastreams($filter=name eq 'a;b';$select=name;$count=true;$skip=1;$expand=Observations($orderby=phenomenonTime"
                        + " desc;$top=1),Sensor),Locations");

        assertThat(query.expands())
                .extracting(expand -> expand.relation().name())
                .containsExactly("Datastreams", "Locations");
        Query datastreams = query.expands().getFirst().query();
        assertThat(datastreams.filter()).isEqualTo(Queries.filter(EntityType.DATASTREAM, "name eq 'a;b'"));
        assertThat(datastreams.count()).isTrue();
        assertThat(datastreams.skip()).isEqualTo(1);
        assertThat(datastreams.expands())
                .extracting(expand -> expand.relation().name())
                .containsExactly("Observations", "Sensor");
        Query observations = datastreams.expands().getFirst().query();
        assertThat(observations.top()).isEqualTo(1);
        assertThat(observations.orders()).singleElement().matches(Order::descending);
    }

    @Test
    void expandsMayBeWrittenAsPaths() {
        assertThat(read("$expand", "Datastreams/Observations($top=1)"))
                .isEqualTo(read("$expand", "Datastreams($expand=Observations($top=1))"));
        assertThat(read("$expand", "Datastreams/Observations,Datastreams/Sensor,Datastreams($top=1)"))
                .isEqualTo(read("$expand", "Datastreams($top=1;$expand=Observations,Sensor)"));
        assertThat(read("$expand", "Datastream,Location")).isEqualTo(read("$expand", "Datastreams,Locations"));
    }

    @Test
    void expandsMayGoInCirclesAsFarAsTheyMayGo() {
        assertThat(read("$expand", "Datastreams/Thing/Datastreams/Thing/Datastreams/Thing"))
                .isNotNull();
        assertThat(refusal(() -> read("$expand", "Datastreams/Thing/Datastreams/Thing/Datastreams/Thing/Locations")))
                .isEqualTo(new Refusal("$expand", 54));
        assertThat(refusal(() -> read(
                        "$expand",
                        "Datastreams($expand=Thing($expand=Datastreams/Thing/Datastreams/Thing/Locations))")))
                .isEqualTo(new Refusal("$expand", 70));
        assertThat(refusal(() -> read("$expand", "Datastreams/Sensor" + ",Datastreams/Thing".repeat(15)))
                        .sentence())
                .contains("30 expands");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $top          | -1                                          | 0  | between 0 and
            $top          | 9223372036854775808                         | 0  | between 0 and
            $top          | 1.5                                         | 0  | a whole number
            $top          | ""                                          | 0  | a whole number
            $top          | five                                        | 0  | a whole number
            $skip         | -1                                          | 0  | between 0 and
            $count        | yes                                         | 0  | neither true nor false
            $count        | 1                                           | 0  | a name
            $resultFormat | csv                                         | 0  | dataArray, CSV, GeoJSON
            $resultFormat | dataArray                                   | 0  | Observations
            $orderby      | nme                                         | 0  | no 'nme'
            $orderby      | name up                                     | 5  | 'up' cannot stand here
            $orderby      | name,                                       | 5  | follow
            $orderby      | name, Datastreams/name                      | 6  | several
            $orderby      | length(Datastreams/name)                    | 0  | several
            $orderby      | name eq                                     | 7  | follow
            $orderby      | length(id)                                  | 7  | takes a text
            $orderby      | 5                                           | 0  | in order
            $orderby      | null                                        | 0  | in order
            $select       | name,nme                                    | 5  | no 'nme'
            $select       | *                                           | 0  | '*'
            $expand       | Datastream/Nothing                          | 11 | does not lead to 'Nothing'
            $expand       | name                                        | 0  | leads to Locations, HistoricalLocations, Datastreams
            $expand       | Datastreams($levels=2)                      | 12 | no option '$levels' of an expand
            $expand       | Datastreams($levels=max)                    | 12 | no option '$levels' of an expand
            $expand       | Datastreams($resultFormat=CSV)              | 12 | no option
            $expand       | Datastreams($top=1;$top=2)                  | 19 | twice
            $expand       | Datastreams($top=1,$skip=2)                 | 18 | ';'
            $expand       | Datastreams($top=-1)                        | 17 | between 0 and
            $expand       | Datastreams($filter=nme eq 1)               | 20 | no 'nme'
            $expand       | Datastreams($filter=name)                   | 20 | condition
            $expand       | Datastreams($orderby=nme)                   | 21 | no 'nme'
            $expand       | Datastreams($select=nme)                    | 20 | no 'nme'
            $expand       | Datastreams($count=5)                       | 19 | a name
            $expand       | Datastreams()                               | 12 | '$filter'
            $expand       | Datastreams($top=1),Datastreams($top=2)     | 20 | twice
            $expand       | Datastreams($top=1                          | 18 | ')'
            $levels       | 2                                           | 0  | no option '$levels'; there are $filter
            $Filter       | name eq 'x'                                 | 0  | no option '$Filter'
            filter        | name eq 'x'                                 | 0  | no option 'filter'
            """)
    void whatMeansNothingIsRefusedWithItsPlace(String option, String text, int position, String why) {
        assertThat(refusal(() -> read(option, text)))
                .isEqualTo(new Refusal(option, position))
                .extracting(Refusal::sentence)
                .asString()
                .contains(why)
                .endsWith(".");
    }

    @Test
    void anOptionIsGivenOnce() {
        assertThat(refusal(() -> Queries.read(EntityType.THING, Map.of("$top", List.of("1", "1")))))
                .isEqualTo(new Refusal("$top", 0));
    }

    @Test
    void functionsGiveAnOrderToo() {
        assertThat(Queries.read(
                                EntityType.LOCATION,
                                Map.of(
                                        "$orderby",
                                        List.of("geo.distance(location,geography'POINT (7 51)') desc,length(name)")))
                        .orders())
                .extracting(Order::descending)
                .containsExactly(true, false);
    }

    @Test
    void literalsHaveNoOrder() {
        assertThat(refusal(() -> Queries.read(EntityType.LOCATION, Map.of("$orderby", List.of("id,5")))))
                .isEqualTo(new Refusal("$orderby", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$orderby", "$select", "$expand", "$top", "$skip", "$count", "$resultFormat", "$filter"})
    void noOptionIsLongerThanPeopleWrite(String option) {
        assertThat(refusal(() -> read(option, "x".repeat(20_001)))).isEqualTo(new Refusal(option, 20_000));
    }

    private static Query read(String option, String text) {
        return Queries.read(EntityType.THING, Map.of(option, List.of(text)));
    }

    private static Expand expand(EntityType type, String name) {
        Relation relation = type.relation(name).orElseThrow();
        return new Expand(relation, Query.all(relation.target()));
    }
}
