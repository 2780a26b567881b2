package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.JsonPen;
import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.query.ResultFormat;
import city.talpuls.sensorthings.query.Selection;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.http.MediaType;
import java.util.List;

/** A property of an entity as JSON, or its value alone. One that has no value is no content. */
final class PropertyAnswer {

    private PropertyAnswer() {}

    /** What has to be known of the entity. */
    static Query query(ResourcePath.PropertyOf path) {
        return new Query(
                path.entity().type(),
                null,
                List.of(),
                new Selection(List.of(path.property()), List.of()),
                List.of(),
                null,
                0,
                false,
                ResultFormat.JSON);
    }

    static Answer of(Links links, Entity entity, ResourcePath.PropertyOf path) {
        JsonNode value = value(links, entity, path.property());
        for (String field : path.fields()) {
            value = value.isArray() && field.matches("\\d{1,9}")
                    ? value.path(Integer.parseInt(field))
                    : value.path(field);
        }
        if (value.isMissingNode() || value.isNull()) {
            return Answer.nothing();
        }
        if (path.raw()) {
            return new Answer(
                    Written.of((value.isTextual() ? value.asText() : value.toString()).getBytes(UTF_8)),
                    MediaType.TEXT_PLAIN + "; charset=utf-8",
                    null);
        }
        String name = path.fields().isEmpty()
                ? path.property().equals(Property.ID)
                        ? "@iot.id"
                        : path.property().name()
                : path.fields().getLast();
        return Answer.json(new JsonPen()
                .raw('{')
                .text(name)
                .raw(':')
                .raw(value.toString().getBytes(UTF_8))
                .raw('}')
                .finish());
    }

    private static JsonNode value(Links links, Entity entity, Property property) {
        if (property.equals(Property.ID)) {
            return JsonNodeFactory.instance.numberNode(entity.id());
        }
        if (property.equals(Property.SELF_LINK)) {
            return JsonNodeFactory.instance.textNode(links.self(entity.type(), entity.id()));
        }
        Value value = entity.value(property);
        try {
            return new ObjectMapper().readTree(Values.json(value).text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value is no JSON", e);
        }
    }
}
