package city.talpuls.api.sensorthings;

import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.Expanded;
import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.Kind;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes entities as features of GeoJSON. The geometry is the entity's own, or that of the first related entity that is expanded
 * and has one; the properties are flat, as in properties/owner and Thing/name.
 */
final class GeoJsonAnswer {

    private static final Set<String> GEOMETRIES = Set.of(
            "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection");

    private final Links links;
    private final ObjectMapper json = new ObjectMapper();

    private GeoJsonAnswer(Links links) {
        this.links = links;
    }

    /** What has to be known: the geometry, whatever is selected. */
    static Query query(Query query) {
        return new Query(
                query.type(),
                query.filter(),
                query.orders(),
                null,
                query.expands().stream()
                        .map(expand -> new Expand(expand.relation(), query(expand.query())))
                        .toList(),
                query.top(),
                query.skip(),
                query.count(),
                query.format());
    }

    static Written of(Links links, List<Entity> entities, Query query, @Nullable Long count, @Nullable String next) {
        try {
            return new GeoJsonAnswer(links).written(entities, query, count, next);
        } catch (IOException e) {
            throw new UncheckedIOException("an entity is no JSON", e);
        }
    }

    private Written written(List<Entity> entities, Query query, @Nullable Long count, @Nullable String next)
            throws IOException {
        ObjectNode collection = json.createObjectNode().put("type", "FeatureCollection");
        if (count != null) {
            collection.put("@iot.count", count);
        }
        if (next != null) {
            collection.put("@iot.nextLink", next);
        }
        var features = collection.putArray("features");
        for (Entity entity : entities) {
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", entity.id());
            feature.set("geometry", geometry(entity).orElse(json.nullNode()));
            flatten("", json.readTree(JsonAnswer.of(links, entity, query).text()), feature.putObject("properties"));
        }
        return Written.of(json.writeValueAsBytes(collection));
    }

    private Optional<JsonNode> geometry(Entity entity) {
        Stream<Optional<JsonNode>> own = entity.type().properties().stream()
                .filter(property -> property.kind() == Kind.GEOMETRY)
                .map(entity::value)
                .map(this::geometry);
        Stream<Optional<JsonNode>> related = entity.expanded().values().stream()
                .flatMap(GeoJsonAnswer::entities)
                .map(this::geometry);
        return Stream.concat(own, related).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Entity> entities(Expanded expanded) {
        return switch (expanded) {
            case Expanded.One(Entity one) -> Stream.ofNullable(one);
            case Expanded.Many many -> many.entities().stream();
        };
    }

    private Optional<JsonNode> geometry(@Nullable Value value) {
        if (!(value instanceof Value.Json(String text))) {
            return Optional.empty();
        }
        try {
            JsonNode node = json.readTree(text);
            JsonNode geometry = node.path("type").asText().equals("Feature") ? node.path("geometry") : node;
            return Optional.of(geometry)
                    .filter(one -> GEOMETRIES.contains(one.path("type").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("a geometry is no JSON", e);
        }
    }

    private static void flatten(String before, JsonNode node, ObjectNode into) {
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.contains("@iot.navigationLink") || isGeometry(value)) {
                return;
            }
            flattenValue(before + (name.equals("@iot.id") ? Property.ID.name() : name), value, into);
        });
    }

    private static void flattenValue(String name, JsonNode value, ObjectNode into) {
        if (value.isObject()) {
            flatten(name + "/", value, into);
        } else if (value.isArray() && value.path(0).isObject()) {
            for (int i = 0; i < value.size(); i++) {
                flattenValue(name + "/" + i, value.get(i), into);
            }
        } else {
            into.set(name, value);
        }
    }

    private static boolean isGeometry(JsonNode value) {
        return value.has("coordinates")
                && GEOMETRIES.contains(value.path("type").asText());
    }
}
