package city.talpuls.api.sensorthings;

import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.JsonPen;
import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes Observations as lists of values, those of a Datastream together (OGC 18-088, clause 13). Unless somebody selects them,
 * the components are id, both times and result, and of the others those that some Observation has: a doubt is never left out.
 */
final class DataArrayAnswer {

    private static final EntityType TYPE = EntityType.OBSERVATION;
    private static final Relation DATASTREAM = TYPE.relation("Datastream").orElseThrow();
    private static final Set<String> ALWAYS = Set.of("phenomenonTime", "resultTime", "result");

    private DataArrayAnswer() {}

    /** @throws BadQueryException if more is wanted than there is room for */
    static Query query(Query query) {
        if (!query.expands().isEmpty()) {
            throw new BadQueryException("$expand", 0, "Lists of values have no room for what is expanded.");
        }
        return query;
    }

    static Written of(Links links, List<Entity> entities, Query query, @Nullable Long count, @Nullable String next) {
        var pen = new JsonPen();
        pen.raw('{');
        if (count != null) {
            pen.raw("\"@iot.count\":").number(count).raw(',');
        }
        if (next != null) {
            pen.raw("\"@iot.nextLink\":").text(next).raw(',');
        }
        pen.raw("\"value\":[");
        String between = "";
        for (Map.Entry<Long, List<Entity>> of : byDatastream(entities).entrySet()) {
            pen.raw(between).raw("{\"Datastream@iot.navigationLink\":");
            pen.text(links.self(EntityType.DATASTREAM, of.getKey()));
            rows(pen.raw(','), of.getValue(), components(query, of.getValue()));
            pen.raw('}');
            between = ",";
        }
        return pen.raw("]}").finish();
    }

    private static Map<Long, List<Entity>> byDatastream(List<Entity> entities) {
        var groups = new LinkedHashMap<Long, List<Entity>>();
        for (Entity entity : entities) {
            Long datastream = Objects.requireNonNull(entity.keys().get(DATASTREAM));
            groups.computeIfAbsent(datastream, id -> new ArrayList<>()).add(entity);
        }
        return groups;
    }

    private static List<Property> components(Query query, List<Entity> entities) {
        Selection selection = query.selection();
        if (selection != null) {
            return selection.properties();
        }
        return Stream.concat(
                        Stream.of(Property.ID),
                        TYPE.properties().stream()
                                .filter(property -> ALWAYS.contains(property.name())
                                        || entities.stream().anyMatch(entity -> entity.value(property) != null)))
                .toList();
    }

    private static void rows(JsonPen pen, List<Entity> entities, List<Property> components) {
        pen.raw("\"components\":[");
        String between = "";
        for (Property component : components) {
            pen.raw(between).text(component.name());
            between = ",";
        }
        pen.raw("],\"dataArray@iot.count\":").number(entities.size()).raw(",\"dataArray\":[");
        int[] places = components.stream()
                .mapToInt(component -> TYPE.properties().indexOf(component))
                .toArray();
        for (int i = 0; i < entities.size(); i++) {
            pen.raw(i == 0 ? "[" : ",[");
            for (int j = 0; j < places.length; j++) {
                if (j > 0) {
                    pen.raw(',');
                }
                // What is no property of Observations alone is their id.
                if (places[j] < 0) {
                    pen.number(entities.get(i).id());
                } else {
                    Value value = entities.get(i).values().get(places[j]);
                    Values.write(value, pen);
                }
            }
            pen.raw(']');
        }
        pen.raw(']');
    }
}
