package city.talpuls.sensorthings.query;

import static city.talpuls.sensorthings.query.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePathsTest {

    private static final ResourcePath.All THINGS = new ResourcePath.All(EntityType.THING);
    private static final ResourcePath.One THING = new ResourcePath.One(THINGS, 1);

    @ParameterizedTest
    @EnumSource
    void aPathLeadsToAllOfAType(EntityType type) {
        assertThat(ResourcePaths.read(type.plural())).isEqualTo(new ResourcePath.All(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Things(1)", "/Things(1)", "/Things(1)/"})
    void aPathLeadsToOne(String path) {
        assertThat(ResourcePaths.read(path)).isEqualTo(THING);
    }

    @Test
    void aPathGoesOnToWhatIsRelated() {
        var datastreams = new ResourcePath.Related(
                THING, EntityType.THING.relation("Datastreams").orElseThrow());
        var datastream = new ResourcePath.One(datastreams, 2);

        assertThat(ResourcePaths.read("Things(1)/Datastreams")).isEqualTo(datastreams);
        assertThat(ResourcePaths.read("Things(1)/Datastreams(2)/Observations"))
                .isEqualTo(new ResourcePath.Related(
                        datastream,
                        EntityType.DATASTREAM.relation("Observations").orElseThrow()));
        assertThat(ResourcePaths.read("Things(1)/Datastreams(2)/Sensor/name"))
                .isEqualTo(new ResourcePath.PropertyOf(
                        new ResourcePath.Related(
                                datastream,
                                EntityType.DATASTREAM.relation("Sensor").orElseThrow()),
                        EntityType.SENSOR.property("name").orElseThrow(),
                        List.of(),
                        false));
    }

    @Test
    void aPathEndsAtAPropertyOrWithin() {
        assertThat(ResourcePaths.read("Things(1)/name")).isEqualTo(property("name", List.of(), false));
        assertThat(ResourcePaths.read("Things(1)/name/$value")).isEqualTo(property("name", List.of(), true));
        assertThat(ResourcePaths.read("Things(1)/@iot.id"))
                .isEqualTo(new ResourcePath.PropertyOf(THING, Property.ID, List.of(), false));
        assertThat(ResourcePaths.read("Things(1)/properties/owner/0"))
                .isEqualTo(property("properties", List.of("owner", "0"), false));
        assertThat(ResourcePaths.read("Things(1)/properties/owner/$value"))
                .isEqualTo(property("properties", List.of("owner"), true));
    }

    @Test
    void aPathAsksForReferences() {
        assertThat(ResourcePaths.read("Things/$ref")).isEqualTo(new ResourcePath.References(THINGS));
        assertThat(ResourcePaths.read("Things(1)/$ref")).isEqualTo(new ResourcePath.References(THING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                            | 0  | begins with one of Things
            /                             | 0  | begins with one of Things
            Thing                         | 0  | no 'Thing'
            MultiDatastreams              | 0  | no 'MultiDatastreams'
            Things('a')                   | 7  | a whole number
            Things()                      | 7  | a whole number
            Things(9223372036854775808)   | 7  | 9223372036854775807
            Things(1)(2)                  | 9  | cannot stand here
            Things/Datastreams            | 7  | chosen, as in Things(1)
            Things/name                   | 7  | chosen, as in Things(1)
            Things(1)/Observations        | 10 | no 'Observations'; it has id
            Things(1)/Datastream          | 10 | no 'Datastream'
            Datastreams(1)/Thing(2)       | 21 | only one
            Things(1)/name/x              | 15 | nothing within
            Things(1)/name(1)             | 10 | no 'name'
            Things(1)/properties/$ref     | 21 | no name of a field
            Things(1)/properties/a(1)     | 21 | no name of a field
            Things(1)/$value              | 10 | no '$value'
            Things/$ref/$value            | 12 | follow
            Things//name                  | 7  | cannot stand here
            Things(1)/$count              | 10 | cannot stand here
            Things(1);drop table thing    | 9  | cannot stand here
            """)
    void whatIsNowhereIsRefusedWithItsPlace(String path, int position, String why) {
        assertThat(refusal(() -> ResourcePaths.read(path)))
                .isEqualTo(new Refusal("path", position))
                .extracting(Refusal::sentence)
                .asString()
                .contains(why)
                .endsWith(".");
    }

    @Test
    void aPathIsNotLongerThanPeopleWrite() {
        assertThat(refusal(() -> ResourcePaths.read("Things(1)" + "/Datastreams(1)/Thing".repeat(10)))
                        .sentence())
                .contains("20 segments");
    }

    private static ResourcePath property(String name, List<String> fields, boolean raw) {
        return new ResourcePath.PropertyOf(
                THING, EntityType.THING.property(name).orElseThrow(), fields, raw);
    }
}
