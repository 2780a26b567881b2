package city.talpuls.sensorthings.sql;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Expression;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Queries;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.query.ResourcePaths;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clients ask that portals, dashboards and geographers use, as they write it. */
class ClientsTest {

    private static final String EXTENT = "POLYGON ((7.0 51.1,7.4 51.1,7.4 51.4,7.0 51.4,7.0 51.1))";

    private final SamplePlaces places = new SamplePlaces();

    @Test
    void masterportalShowsThingsWithTheirLastObservation() {
        Query query = query(
                "Things",
                "$filter=st_within(Locations/location,geography'" + EXTENT + "')",
                "$expand=Locations,Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc))",
                "$count=true");

        assertThat(query.count()).isTrue();
        assertThat(query.expands())
                .extracting(expand -> expand.relation().name())
                .containsExactly("Locations", "Datastreams");
        Expand observations = query.expands().getLast().query().expands().getFirst();
        assertThat(observations.query().top()).isEqualTo(1);
        assertThat(compiler().orderBy(observations.query().orders(), "o").text())
                .isEqualTo("o.phenomenontime desc");
        assertThat(sql(query)).contains("t_1.id = any(?)");
        assertThat(places.asked()).extracting(PlaceQuestion::function).containsExactly(Function.ST_WITHIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things      | st_intersects(Locations/location,geography'POLYGON ((7.0 51.1,7.4 51.1,7.4 51.4,7.0 51.4,7.0 51.1))')
            Datastreams | st_within(Thing/Locations/location,geography'POLYGON ((7.0 51.1,7.4 51.1,7.4 51.4,7.0 51.4,7.0 51.1))')
            Datastreams | st_intersects(Thing/Locations/location,geography'POLYGON ((7.0 51.1,7.4 51.1,7.4 51.4,7.0 51.4,7.0 51.1))')
            Datastreams | startswith(Things/name,'Rad')
            Datastreams | properties/ownerThing eq 'Hamburg'
            """)
    void masterportalFilters(String path, String filter) {
        assertThat(sql(query(path, "$filter=" + filter))).startsWith(filter.startsWith("prop") ? "(case" : "exists");
    }

    @Test
    void masterportalListensToTheTopicThatIsTheResourcePath() {
        assertThat(ResourcePaths.read("Datastreams(42)/Observations"))
                .isInstanceOfSatisfying(
                        ResourcePath.Related.class,
                        related -> assertThat(related.type()).isEqualTo(EntityType.OBSERVATION));
    }

    @Test
    void grafanaSearchesByNameAndReadsARange() {
        Query search = query("Things", "$count=true", "$skip=100", "$top=100", "$filter=startswith(name,'Rad')");
        Query range = query(
                "Datastreams(1)/Observations",
                "$filter=phenomenonTime ge 2026-11-27T12:00:00.000Z and phenomenonTime le 2026-11-28T12:00:00.000Z",
                "$top=1000");

        assertThat(search.skip()).isEqualTo(100);
        assertThat(sql(search)).isEqualTo("starts_with(t.name, ?)");
        assertThat(range.top()).isEqualTo(1000);
        assertThat(sql(range)).isEqualTo("(t.phenomenontime >= ? and t.phenomenontime <= ?)");
    }

    @Test
    void qgisCountsThenReads() {
        assertThat(query("Locations", "$top=0", "$count=true"))
                .satisfies(query -> assertThat(query.top()).isZero())
                .matches(Query::count);
        assertThat(query("Locations", "$top=200", "$count=false")).matches(query -> !query.count());
    }

    @Test
    void qgisProbesWhichGeometriesThereAre() {
        assertThat(sql(query("Locations", "$filter=location/type eq 'Point' or location/geometry/type eq 'Point'")))
                .startsWith("((case when jsonb_typeof(jsonb_extract_path(t.location, ?)) = 'string'");
    }

    @Test
    void qgisReadsAnExtent() {
        assertThat(sql(query(
                        "Locations",
                        "$filter=geo.intersects(location, geography'Polygon ((7 51, 8 51, 8 52, 7 52, 7 51))')")))
                .isEqualTo("t.id = any(?)");
    }

    @Test
    void qgisExpandsToOneBySingularAndToManyByPlural() {
        Query query = query(
                "Datastreams", "$expand=Observations($orderby=phenomenonTime desc;$top=10),Thing($expand=Locations)");

        assertThat(query.expands())
                .extracting(expand -> expand.relation().name())
                .containsExactly("Observations", "Thing");
        assertThat(query.expands().getFirst().query().top()).isEqualTo(10);
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
    void theExamplesOfTheStandardAreRead(String path, String filter) {
        assertThat(sql(query(path, "$filter=" + filter))).isNotEmpty();
    }

    private Query query(String path, String... options) {
        var asked = new HashMap<String, List<String>>();
        for (String option : options) {
            int end = option.indexOf('=');
            asked.put(option.substring(0, end), List.of(option.substring(end + 1)));
        }
        return Queries.read(((ResourcePath.Entities) ResourcePaths.read(path)).type(), Map.copyOf(asked));
    }

    private String sql(Query query) {
        Expression filter = Objects.requireNonNull(query.filter());
        return compiler().where(filter, "t").text();
    }

    private Compiler compiler() {
        return new Compiler(new SampleColumns(), places, Instant.parse("2026-11-28T12:00:00Z"));
    }
}
