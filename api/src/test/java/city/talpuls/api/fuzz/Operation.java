package city.talpuls.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What can be asked of the API.
 *
 * @param method in capital letters
 * @param path with its variables in braces
 * @param variables the names of these
 * @param parameters of the query
 * @param headers that it listens to
 * @param bodies the types of body that it takes; none if it takes none
 */
record Operation(
        String method,
        String path,
        List<String> variables,
        List<Parameter> parameters,
        List<String> headers,
        List<String> bodies) {

    private static final String DESCRIPTION = "/META-INF/swagger/talpuls.yml";

    /**
     * A parameter of the query.
     *
     * @param example something sensible for it
     */
    record Parameter(String name, String example) {}

    /** All that the description has. */
    static List<Operation> all() throws IOException {
        try (InputStream file = Operation.class.getResourceAsStream(DESCRIPTION)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            JsonNode description = new ObjectMapper().valueToTree(read);
            List<Operation> all = new ArrayList<>();
            description
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method ->
                                    all.add(of(method.getKey(), path.getKey(), method.getValue(), description))));
            return all;
        }
    }

    private static Operation of(String method, String path, JsonNode operation, JsonNode description) {
        List<String> variables = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> variables.add(name);
                case "query" -> parameters.add(new Parameter(name, example(parameter, description)));
                case "header" -> headers.add(name);
                default -> throw new IllegalStateException(path + " has a parameter in a new place: " + parameter);
            }
        }
        List<String> bodies = new ArrayList<>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(bodies::add);
        return new Operation(method.toUpperCase(Locale.ROOT), path, variables, parameters, headers, bodies);
    }

    private static String example(JsonNode parameter, JsonNode description) {
        JsonNode schema = parameter.path("schema");
        if (schema.has("$ref")) {
            schema = description.at(schema.path("$ref").asText().substring(1));
        }
        for (JsonNode said : List.of(
                parameter.path("example"),
                schema.path("example"),
                schema.path("default"),
                schema.path("enum").path(0))) {
            if (!said.isMissingNode()) {
                return said.asText();
            }
        }
        return schema.path("format").asText().equals("date-time") ? "2026-11-23T10:00:00Z" : "1";
    }
}
