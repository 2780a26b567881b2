package city.talpuls.sensorthings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntityTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            THING               | name description                                       | Datastreams HistoricalLocations Locations
            LOCATION            | name description encodingType location                 | HistoricalLocations Things
            HISTORICAL_LOCATION | time                                                   | Locations Thing
            DATASTREAM          | name description unitOfMeasurement observationType     | Observations ObservedProperty Sensor Thing
            SENSOR              | name description encodingType metadata                 | Datastreams
            OBSERVED_PROPERTY   | name definition description                            | Datastreams
            OBSERVATION         | result                                                 | Datastream FeatureOfInterest
            FEATURE_OF_INTEREST | name description encodingType feature                  | Observations
            """)
    void aTypeHasWhatTheStandardSays(EntityType type, String mandatory, String relations) {
        assertThat(type.properties().stream().filter(Property::mandatory).map(Property::name))
                .containsExactlyInAnyOrder(mandatory.split(" "));
        assertThat(type.relations().stream().map(Relation::name).sorted()).containsExactly(relations.split(" "));
    }

    @Test
    void whatTheServiceFindsOutIsNotWritten() {
        assertThat(Stream.of(EntityType.values())
                        .flatMap(type -> type.properties().stream())
                        .filter(property -> !property.writable())
                        .map(Property::name))
                .containsExactly("observedArea", "phenomenonTime", "resultTime");
        assertThatThrownBy(() -> new Property("age", Kind.NUMBER, false, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKindsAreThoseOfTheStandard() {
        assertThat(EntityType.OBSERVATION.property("phenomenonTime"))
                .hasValueSatisfying(property -> assertThat(property.kind()).isEqualTo(Kind.TIME_OR_INTERVAL));
        assertThat(EntityType.DATASTREAM.property("phenomenonTime"))
                .hasValueSatisfying(property -> assertThat(property.kind()).isEqualTo(Kind.INTERVAL));
        assertThat(List.of(Kind.GEOMETRY, Kind.JSON, Kind.RESULT)).allMatch(Kind::hasFields);
        assertThat(Kind.TEXT.hasFields()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyRelationLeadsBack(EntityType type) {
        assertThat(type.relations())
                .allSatisfy(relation -> assertThat(relation.target().relations())
                        .filteredOn(back -> back.target() == type)
                        .hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void everyEntityHasAnIdAndAnAddress(EntityType type) {
        assertThat(type.property("id")).contains(Property.ID);
        assertThat(type.property("@iot.id")).contains(Property.ID);
        assertThat(type.property("@iot.selfLink")).contains(Property.SELF_LINK);
        assertThat(type.property("@iot.nextLink")).isEmpty();
        assertThat(EntityType.ofPlural(type.plural())).contains(type);
        assertThat(EntityType.ofPlural(type.singular())).isEmpty();
    }

    @Test
    void aRelationToOneMayBeMeantByTheNameOfMany() {
        assertThat(EntityType.DATASTREAM.relationTo("Things")).isEqualTo(EntityType.DATASTREAM.relation("Thing"));
        assertThat(EntityType.DATASTREAM.relation("Things")).isEmpty();
        assertThat(EntityType.DATASTREAM.relationTo("Locations")).isEmpty();
    }
}
