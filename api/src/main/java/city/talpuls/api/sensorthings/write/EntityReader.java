package city.talpuls.api.sensorthings.write;

import city.talpuls.api.geometry.GeoJson;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wants an entity to be. Whatever is wrong ends the request with a problem that names where it stands,
 * {@code Datastreams/0/unitOfMeasurement}. What a service adds to the entities that it shows, links and times that it found
 * out, may come back and counts for nothing.
 */
final class EntityReader {

    /** More would keep others waiting; {@code CreateObservations} is for many. */
    private static final int MOST_ENTITIES = 5_000;

    private static final String ID = "@iot.id";
    private static final Set<String> OF_A_UNIT = Set.of("name", "symbol", "definition");
    private static final Set<String> OF_A_LINK = Set.of("navigationLink", "count", "nextLink");

    private final Purpose purpose;
    private int entities;

    /** What a body is for. */
    enum Purpose {
        /** Entities, with others that belong to them. */
        CREATION,
        /** An entity that there is: others are named only, and those that are not stay. */
        REPLACEMENT
    }

    private EntityReader(Purpose purpose) {
        this.purpose = purpose;
    }

    /**
     * Reads a new entity.
     *
     * @param known what it is related to by its address
     */
    static Draft created(EntityType type, ObjectNode body, @Nullable Relation known) {
        return new EntityReader(Purpose.CREATION).entity(type, body, "", known);
    }

    /** Reads what an entity shall be that there is. */
    static Draft replacing(EntityType type, ObjectNode body) {
        return new EntityReader(Purpose.REPLACEMENT).entity(type, body, "", null);
    }

    private Draft entity(EntityType type, ObjectNode json, String path, @Nullable Relation known) {
        if (++entities > MOST_ENTITIES) {
            throw new ProblemException(Problem.of(
                    ProblemType.TOO_LARGE,
                    "a body may have " + MOST_ENTITIES + " entities; CreateObservations takes more of Observations"));
        }
        Map<String, Value> values = new HashMap<>();
        Map<Relation, List<Draft.Target>> links = new HashMap<>();
        for (var field : json.properties()) {
            String at = at(path, field.getKey());
            Optional<Property> property = property(type, field.getKey());
            Optional<Relation> relation = type.relation(field.getKey());
            if (property.isPresent()) {
                if (property.get().writable() && !field.getValue().isNull()) {
                    values.put(field.getKey(), value(property.get(), field.getValue(), at));
                }
            } else if (relation.isPresent()) {
                if (!field.getValue().isNull()) {
                    links.put(relation.get(), targets(relation.get(), field.getValue(), at));
                }
            } else if (!isTheServices(type, field.getKey())) {
                throw wrong(at, "is unknown; a " + type.singular() + " has " + names(type));
            }
        }
        var draft = new Draft(type, path, values, links);
        requireComplete(draft, known);
        requirePlace(draft);
        return draft;
    }

    private static Optional<Property> property(EntityType type, String name) {
        return type.properties().stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    private static String names(EntityType type) {
        return Stream.concat(
                        type.properties().stream().filter(Property::writable).map(Property::name),
                        type.relations().stream().map(Relation::name))
                .collect(Collectors.joining(", "));
    }

    private boolean isTheServices(EntityType type, String name) {
        int middle = name.indexOf("@iot.");
        boolean ofALink = middle > 0
                && type.relation(name.substring(0, middle)).isPresent()
                && OF_A_LINK.contains(name.substring(middle + "@iot.".length()));
        return ofALink || name.equals(Property.SELF_LINK.name()) || (name.equals(ID) && purpose == Purpose.REPLACEMENT);
    }

    private static Value value(Property property, JsonNode node, String at) {
        return switch (property.kind()) {
            case TEXT -> new Value.Text(text(node, at));
            case TIME -> checked(at, () -> new Value.Moment(Times.moment(text(node, at))));
            case INTERVAL -> checked(at, () -> Times.period(text(node, at)));
            case TIME_OR_INTERVAL -> checked(at, () -> Times.momentOrPeriod(text(node, at)));
            case GEOMETRY, RESULT -> new Value.Json(node);
            case JSON -> json(property, node, at);
            case NUMBER, INTEGER, BOOLEAN -> throw new IllegalStateException("no entity has a writable " + property);
        };
    }

    private static Value json(Property property, JsonNode node, String at) {
        switch (property.name()) {
            case "unitOfMeasurement" -> requireUnit(node, at);
            case "properties", "parameters" -> {
                if (!node.isObject()) {
                    throw wrong(at, "has to be an object");
                }
            }
            default -> {
                // Sensors and quality are described as their encoding has it.
            }
        }
        return new Value.Json(node);
    }

    private static void requireUnit(JsonNode node, String at) {
        if (!node.isObject()) {
            throw wrong(at, "has to be an object with name, symbol and definition");
        }
        for (String name : OF_A_UNIT.stream().sorted().toList()) {
            JsonNode said = node.get(name);
            if (said == null) {
                throw wrong(at(at, name), "is missing");
            }
            if (!said.isTextual() && !said.isNull()) {
                throw wrong(at(at, name), "has to be a text, or null where there is none");
            }
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!OF_A_UNIT.contains(name)) {
                throw wrong(at(at, name), "is unknown; a unit has name, symbol and definition");
            }
        });
    }

    private List<Draft.Target> targets(Relation relation, JsonNode node, String at) {
        if (!relation.many()) {
            return List.of(target(relation, node, at));
        }
        if (!node.isArray()) {
            throw wrong(at, "has to be a list");
        }
        List<Draft.Target> targets = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            targets.add(target(relation, node.get(i), at + "/" + i));
        }
        return targets;
    }

    private Draft.Target target(Relation relation, JsonNode node, String at) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(at, "has to be an object");
        }
        JsonNode id = object.get(ID);
        if (id != null) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw wrong(at(at, ID), "has to be a whole number");
            }
            if (object.size() > 1) {
                throw wrong(at, "names an entity that there is by " + ID + ", and cannot describe it too");
            }
            return new Draft.Target.Existing(at, id.longValue());
        }
        if (purpose == Purpose.REPLACEMENT) {
            throw wrong(at, "describes another entity; here it can only be named, as in {\"" + ID + "\": 1}");
        }
        return new Draft.Target.New(entity(relation.target(), object, at, inverse(relation)));
    }

    /** What leads back. */
    static Relation inverse(Relation relation) {
        return relation.target()
                .relationTo(relation.source().singular())
                .orElseThrow(() -> new IllegalStateException("nothing leads back from " + relation));
    }

    private void requireComplete(Draft draft, @Nullable Relation known) {
        draft.type().properties().stream()
                .filter(property -> property.mandatory() && !draft.values().containsKey(property.name()))
                .findFirst()
                .ifPresent(missing -> {
                    throw wrong(draft.at(missing.name()), "is missing");
                });
        for (Relation relation : draft.type().relations()) {
            boolean isNamed = relation.equals(known) || !draft.linked(relation).isEmpty();
            boolean mayBeLeftOut =
                    purpose == Purpose.REPLACEMENT && !draft.links().containsKey(relation);
            if (relation.mandatory() && !isNamed && !mayBeLeftOut) {
                throw wrong(draft.at(relation.name()), "is missing");
            }
        }
    }

    private static void requirePlace(Draft draft) {
        String place = switch (draft.type()) {
            case LOCATION -> "location";
            case FEATURE_OF_INTEREST -> "feature";
            case THING, HISTORICAL_LOCATION, DATASTREAM, SENSOR, OBSERVED_PROPERTY, OBSERVATION -> null;
        };
        if (place != null
                && draft.values().get("encodingType") instanceof Value.Text(var encoding)
                && draft.values().get(place) instanceof Value.Json(var node)
                && isGeoJson(encoding)) {
            checked(draft.at(place), () -> GeoJson.valid(GeoJson.place(node)));
        }
    }

    /** Whether what has that encoding is GeoJSON; the standard's examples name its older type. */
    private static boolean isGeoJson(String encoding) {
        String type = encoding.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.equals("application/geo+json") || type.equals("application/vnd.geo+json");
    }

    private static String text(JsonNode node, String at) {
        if (!node.isTextual()) {
            throw wrong(at, "has to be a text");
        }
        return node.textValue();
    }

    private static <T> T checked(String at, Supplied<T> made) {
        try {
            return made.make();
        } catch (IllegalArgumentException e) {
            throw wrong(at, String.valueOf(e.getMessage()));
        }
    }

    private interface Supplied<T> {
        T make();
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static ProblemException wrong(String at, String what) {
        return ProblemException.badParameter(at, at + " " + what);
    }
}
