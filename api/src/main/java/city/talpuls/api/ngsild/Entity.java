package city.talpuls.api.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entity of NGSI-LD, in the two ways in which it can be written.
 *
 * @param type of which it is
 * @param id a URN
 * @param members what is known of it, by name
 */
record Entity(EntityType type, String id, Map<String, Member> members) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Entity {
        members = new LinkedHashMap<>(members);
    }

    /** What is known of it. */
    sealed interface Member {

        /**
         * A value, since when, and in which unit.
         *
         * @param unitCode UN/CEFACT
         */
        record Value(
                JsonNode value,
                @Nullable Instant observedAt,
                @Nullable String unitCode) implements Member {}

        /** A time. */
        record Time(Instant value) implements Member {}

        /** Where it is. */
        record Point(double longitude, double latitude) implements Member {}

        /** What it refers to: one, or a list that may have one. */
        record Reference(String urn, boolean isList) implements Member {}
    }

    /** Whether it has one of these. */
    boolean hasAny(Set<String> names) {
        return names.stream().anyMatch(members::containsKey);
    }

    /** With these alone. */
    Entity only(Set<String> names) {
        var left = new LinkedHashMap<>(members);
        left.keySet().retainAll(names);
        return new Entity(type, id, left);
    }

    /** With what kind each member is, when it was observed, and in which unit. */
    ObjectNode normalized() {
        return written(false);
    }

    /** With values alone. */
    ObjectNode simplified() {
        return written(true);
    }

    private ObjectNode written(boolean simply) {
        ObjectNode json = JSON.objectNode().put("id", id).put("type", type.label());
        members.forEach((name, member) -> json.set(name, simply ? simple(member) : whole(member)));
        return json;
    }

    private static JsonNode simple(Member member) {
        return switch (member) {
            case Member.Value value -> value.value();
            case Member.Time(var time) -> JSON.textNode(time.toString());
            case Member.Point point -> geometry(point);
            case Member.Reference reference -> object(reference);
        };
    }

    private static ObjectNode whole(Member member) {
        ObjectNode json = JSON.objectNode();
        switch (member) {
            case Member.Value(var value, var observedAt, var unitCode) -> {
                json.put("type", "Property").set("value", value);
                if (unitCode != null) {
                    json.put("unitCode", unitCode);
                }
                if (observedAt != null) {
                    json.put("observedAt", observedAt.toString());
                }
            }
            case Member.Time(var time) ->
                json.put("type", "Property")
                        .set("value", JSON.objectNode().put("@type", "DateTime").put("@value", time.toString()));
            case Member.Point point -> json.put("type", "GeoProperty").set("value", geometry(point));
            case Member.Reference reference -> json.put("type", "Relationship").set("object", object(reference));
        }
        return json;
    }

    private static ObjectNode geometry(Member.Point point) {
        ObjectNode json = JSON.objectNode().put("type", "Point");
        json.putArray("coordinates").add(point.longitude()).add(point.latitude());
        return json;
    }

    private static JsonNode object(Member.Reference reference) {
        return reference.isList() ? JSON.arrayNode().add(reference.urn()) : JSON.textNode(reference.urn());
    }

    /** With what the words mean, as JSON-LD wants it. */
    static ObjectNode inContext(ObjectNode json, EntityType type) {
        List.of(type.context(), EntityType.CORE_CONTEXT).forEach(json.withArray("/@context")::add);
        return json;
    }
}
