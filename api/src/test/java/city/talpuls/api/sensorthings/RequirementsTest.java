package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.SensorThingsDataArrayIT;
import city.talpuls.api.SensorThingsWritingIT;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is declared is tested: each requirement of each class that the landing page names has a test that says so. */
class RequirementsTest {

    private static final String ROOT = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

    /** The requirements of OGC 18-088, of the classes that may be declared. */
    private static final Set<String> STANDARD = Stream.concat(
                    Stream.of(
                                    "thing",
                                    "location",
                                    "historical-location",
                                    "datastream",
                                    "sensor",
                                    "observed-property",
                                    "observation",
                                    "feature-of-interest")
                            .flatMap(entity -> Stream.of(
                                    "datamodel/" + entity + "/properties", "datamodel/" + entity + "/relations")),
                    Stream.of(
                            "datamodel/entity-control-information/common-control-information",
                            "resource-path/resource-path-to-entities",
                            "request-data/order",
                            "request-data/expand",
                            "request-data/select",
                            "request-data/status-code",
                            "request-data/query-status-code",
                            "request-data/orderby",
                            "request-data/top",
                            "request-data/skip",
                            "request-data/count",
                            "request-data/filter",
                            "request-data/built-in-filter-operations",
                            "request-data/built-in-query-functions",
                            "request-data/pagination",
                            "create-update-delete/create-entity",
                            "create-update-delete/link-to-existing-entities",
                            "create-update-delete/deep-insert",
                            "create-update-delete/deep-insert-status-code",
                            "create-update-delete/update-entity",
                            "create-update-delete/update-entity-jsonpatch",
                            "create-update-delete/update-entity-put",
                            "create-update-delete/delete-entity",
                            "create-update-delete/historical-location-auto-creation",
                            "create-update-delete/historical-location-manual-creation",
                            "data-array/data-array"))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final List<Class<?>> TESTS = List.of(
            DatamodelIT.class,
            ResourcePathIT.class,
            RequestDataIT.class,
            CompiledIT.class,
            FormatsIT.class,
            SensorThingsWritingIT.class,
            SensorThingsDataArrayIT.class);

    @Test
    void eachRequirementThatIsDeclaredHasATest() {
        List<String> declared = LandingPage.at(new Links("/")).serverSettings().conformance();

        assertThat(tested())
                .containsExactlyInAnyOrderElementsOf(STANDARD.stream()
                        .filter(requirement ->
                                declared.stream().anyMatch(known -> (ROOT + requirement + "/").startsWith(known + "/")))
                        .toList());
    }

    @Test
    void nothingIsDeclaredThatTheStandardDoesNotHave() {
        assertThat(LandingPage.at(new Links("/")).serverSettings().conformance())
                .allMatch(known ->
                        STANDARD.stream().anyMatch(requirement -> (ROOT + requirement + "/").startsWith(known + "/")));
    }

    private static Set<String> tested() {
        return TESTS.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .map((Method method) -> method.getAnnotation(Requirement.class))
                .filter(requirement -> requirement != null)
                .flatMap(requirement -> Arrays.stream(requirement.value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
