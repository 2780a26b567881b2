package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the description of the API, which is generated from the code, to be complete. */
class DescriptionTest {

    private static final Set<String> PLAIN = Set.of("string", "number", "integer");

    private final JsonNode description = description();
    private final List<String> gaps = new ArrayList<>();

    private static JsonNode description() {
        try (InputStream file = DescriptionTest.class.getResourceAsStream("/META-INF/swagger/talpuls.yml")) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new ObjectMapper().valueToTree(read);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyRouteIsInIt() {
        Set<String> described = new TreeSet<>();
        operations().forEach((name, operation) -> described.add(name));
        try (var context = ApplicationContext.builder("api")
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            Set<String> routes = context.getBean(Router.class)
                    .uriRoutes()
                    .map(DescriptionTest::nameOf)
                    .filter(name ->
                            (name.contains(" /api/v1/") || name.contains(" /sensorthings")) && !name.startsWith("head"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(described).isEqualTo(routes);
        }
    }

    private static String nameOf(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod().name().toLowerCase(Locale.ROOT) + " "
                + route.getUriMatchTemplate().toPathString().replaceAll(":[^}]*}", "}");
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatMayGoWrong() {
        Set<String> ids = new HashSet<>();
        operations().forEach((name, operation) -> {
            require(!operation.path("summary").asText().isBlank(), name, "a summary");
            require(operation.path("tags").size() == 1, name, "one tag");
            require(ids.add(operation.path("operationId").asText()), name, "an id of its own");
            JsonNode answers = operation.path("responses");
            for (String wrong : List.of("4XX", "5XX")) {
                require(
                        answers.path(wrong).path("content").has("application/problem+json"),
                        name,
                        "a problem for " + wrong);
            }
            answers.properties().stream()
                    .filter(answer ->
                            answer.getKey().startsWith("2") && !answer.getKey().equals("204"))
                    .forEach(answer -> require(answer.getValue().has("content"), name, "what is answered"));
        });
        assertThat(gaps).isEmpty();
    }

    @Test
    void everyParameterAndBodyIsExplained() {
        operations().forEach((name, operation) -> {
            for (JsonNode parameter : operation.path("parameters")) {
                String of = name + " " + parameter.path("name").asText();
                require(!parameter.path("description").asText().isBlank(), of, "a description");
                JsonNode schema = parameter.path("schema");
                require(
                        !parameter.path("required").asBoolean()
                                || parameter.has("example")
                                || schema.has("example")
                                || schema.has("enum"),
                        of,
                        "an example");
            }
            JsonNode body = operation.path("requestBody");
            require(body.isMissingNode() || !body.path("description").asText().isBlank(), name, "what its body is");
        });
        assertThat(gaps).isEmpty();
    }

    @Test
    void everyFieldIsExplainedAndHasAnExample() {
        description.at("/components/schemas").properties().forEach(schema -> {
            require(
                    schema.getValue().has("description") || schema.getKey().startsWith("Page_"),
                    schema.getKey(),
                    "a description");
            schema.getValue().path("properties").properties().stream()
                    .filter(field -> !field.getValue().has("$ref"))
                    .forEach(field -> explained(schema.getKey() + "." + field.getKey(), field.getValue()));
        });
        assertThat(gaps).isEmpty();
    }

    private void explained(String name, JsonNode field) {
        // Several of the same kind are told apart by it; its values are the names of their schemas.
        boolean isKind = name.endsWith(".kind") && name.startsWith("Verification");
        require(isKind || field.has("description") || field.has("allOf"), name, "a description");
        require(
                isKind
                        || !PLAIN.contains(field.path("type").asText())
                        || field.has("example")
                        || field.has("enum")
                        || field.path("format").asText().startsWith("date"),
                name,
                "an example");
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private void require(boolean isThere, String name, String what) {
        if (!isThere) {
            gaps.add(name + " lacks " + what);
        }
    }
}
