package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what {@code CreateObservations} takes: of each Datastream, which components its rows have, and the rows. A table that
 * cannot be understood ends the request; a row that is wrong is only not made.
 */
final class DataArrays {

    private static final int MOST_ROWS = 20_000;

    private static final String DATASTREAM = "Datastream";
    private static final String COMPONENTS = "components";
    private static final String ROWS = "dataArray";
    private static final Set<String> KNOWN = Set.of(DATASTREAM, COMPONENTS, ROWS, "dataArray@iot.count");
    private static final String FEATURE = "FeatureOfInterest";
    private static final Set<String> FEATURE_ID = Set.of(FEATURE + "/id", FEATURE + "/@iot.id");
    private static final List<String> COLUMNS = Stream.concat(
                    EntityType.OBSERVATION.properties().stream().map(Property::name), Stream.of(FEATURE + "/id"))
            .toList();

    private static final Relation TO_DATASTREAM =
            EntityType.OBSERVATION.relation(DATASTREAM).orElseThrow();

    /**
     * The rows of one Datastream.
     *
     * @param datastream its id
     */
    record Table(long datastream, List<Line> lines) {

        Table {
            lines = List.copyOf(lines);
        }
    }

    /** A row. */
    sealed interface Line {

        record Read(Draft observation) implements Line {}

        record Wrong(String why) implements Line {}
    }

    private DataArrays() {}

    /** @throws ProblemException if a table cannot be understood */
    static List<Table> read(ArrayNode body) {
        int rows = 0;
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Table table = table(body.get(i), Integer.toString(i));
            rows += table.lines().size();
            if (rows > MOST_ROWS) {
                throw new ProblemException(
                        Problem.of(ProblemType.TOO_LARGE, "a body may have " + MOST_ROWS + " Observations"));
            }
            tables.add(table);
        }
        return tables;
    }

    private static Table table(JsonNode node, String at) {
        if (!node.isObject()) {
            throw wrong(at, "has to be an object with Datastream, components and dataArray");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw wrong(at + "/" + name, "is unknown; there are Datastream, components and dataArray");
            }
        });
        JsonNode id = node.path(DATASTREAM).path("@iot.id");
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw wrong(at + "/" + DATASTREAM, "has to name a Datastream, as in {\"@iot.id\": 1}");
        }
        List<String> components = components(node.path(COMPONENTS), at + "/" + COMPONENTS);
        if (!node.path(ROWS).isArray()) {
            throw wrong(at + "/" + ROWS, "has to be a list of rows");
        }
        List<Line> lines = new ArrayList<>();
        node.path(ROWS).forEach(row -> lines.add(line(row, components)));
        return new Table(id.longValue(), lines);
    }

    private static List<String> components(JsonNode node, String at) {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong(at, "has to be a list of names");
        }
        List<String> components = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String name = node.get(i).asText();
            String column = FEATURE_ID.contains(name) ? FEATURE + "/id" : name;
            if (!COLUMNS.contains(column) || components.contains(column)) {
                throw wrong(
                        at + "/" + i,
                        "is '" + name + "'; there are, once each, "
                                + COLUMNS.stream().collect(Collectors.joining(", ")));
            }
            components.add(column);
        }
        return components;
    }

    private static Line line(JsonNode row, List<String> components) {
        if (!row.isArray() || row.size() != components.size()) {
            return new Line.Wrong("a row has to be a list of " + components.size() + " values");
        }
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).startsWith(FEATURE)) {
                if (!row.get(i).isNull()) {
                    observation.putObject(FEATURE).set("@iot.id", row.get(i));
                }
            } else {
                observation.set(components.get(i), row.get(i));
            }
        }
        try {
            return new Line.Read(EntityReader.created(EntityType.OBSERVATION, observation, TO_DATASTREAM));
        } catch (ProblemException e) {
            return new Line.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException wrong(String at, String what) {
        return ProblemException.badParameter(at, at + " " + what);
    }
}
