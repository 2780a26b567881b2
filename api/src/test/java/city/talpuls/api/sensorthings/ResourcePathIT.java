package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class ResourcePathIT {

    private final TestApi api;

    ResourcePathIT(TestApi api) {
        this.api = api;
        SensorThingsRows.fill(api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sensorthings/v1.1", "/sensorthings/v1.1/"})
    void theRootListsTheSetsAndWhatIsDeclared(String path) {
        JsonNode page = api.get(path).json();

        assertThat(page.at("/value")).hasSize(8);
        assertThat(page.at("/value/0/url").asText())
                .isEqualTo(api.uri("/sensorthings/v1.1/Things").toString());
        assertThat(page.at("/serverSettings/conformance/0").asText())
                .isEqualTo("http://www.opengis.net/spec/iot_sensing/1.1/req/datamodel");
    }

    @Test
    void theVersionsAreListed() {
        assertThat(api.get("/sensorthings").json().get("v1.1").asText())
                .isEqualTo(api.uri("/sensorthings/v1.1").toString());
    }

    @Requirement("resource-path/resource-path-to-entities")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Things",
                "Locations",
                "HistoricalLocations",
                "Datastreams",
                "Sensors",
                "ObservedProperties",
                "Observations",
                "FeaturesOfInterest"
            })
    void everySetIsThereAndEachOfItsEntitiesIsWhereItsLinksLead(String set) {
        JsonNode value = get(set).get("value");

        assertThat(value).isNotEmpty();
        for (JsonNode entity : value) {
            String self = entity.get("@iot.selfLink").asText();
            assertThat(self)
                    .isEqualTo(api.uri("/sensorthings/v1.1/" + set + "(" + entity.get("@iot.id") + ")")
                            .toString());
            assertThat(at(self)).isEqualTo(entity);
            entity.properties().stream()
                    .filter(field -> field.getKey().endsWith("@iot.navigationLink"))
                    .forEach(field -> assertThat(at(field.getValue().asText())).isNotNull());
        }
    }

    private JsonNode at(String address) {
        TestApi.Answer answer = api.get(address.substring(address.indexOf("/sensorthings")));
        assertThat(answer.status()).as(address + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode get(String path) {
        return at("/sensorthings/v1.1/" + path);
    }
}
