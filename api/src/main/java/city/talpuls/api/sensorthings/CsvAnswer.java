package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.Expanded;
import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.Selection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entities as CSV (RFC 4180): a column for each property, and for each one of a related entity, as in Thing/name. */
final class CsvAnswer {

    private final Links links;
    private final List<Column> columns = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    private CsvAnswer(Links links) {
        this.links = links;
    }

    /** A property, and the way to the entity that has it. */
    private record Column(List<Relation> way, Property property) {

        Column {
            way = List.copyOf(way);
        }

        String name() {
            var name = new StringBuilder();
            way.forEach(relation -> name.append(relation.name()).append('/'));
            return name.append(property.name()).toString();
        }
    }

    /** @throws BadQueryException if many entities are expanded, for which a row has no room */
    static Written of(Links links, List<Entity> entities, Query query) {
        var answer = new CsvAnswer(links);
        answer.add(List.of(), query);
        return Written.of(answer.written(entities).getBytes(UTF_8));
    }

    private void add(List<Relation> way, Query query) {
        Selection selection = query.selection();
        if (selection == null || selection.properties().contains(Property.ID)) {
            columns.add(new Column(way, Property.ID));
        }
        if (selection != null && selection.properties().contains(Property.SELF_LINK)) {
            columns.add(new Column(way, Property.SELF_LINK));
        }
        query.type().properties().stream()
                .filter(property -> selection == null || selection.properties().contains(property))
                .forEach(property -> columns.add(new Column(way, property)));
        for (Expand expand : query.expands()) {
            if (expand.relation().many()) {
                throw new BadQueryException(
                        "$expand",
                        0,
                        "A row of CSV has no room for many " + expand.relation().name() + "; expand relations to one.");
            }
            var on = new ArrayList<>(way);
            on.add(expand.relation());
            add(on, expand.query());
        }
    }

    private String written(List<Entity> entities) {
        var text = new StringWriter();
        var rows = CsvMapper.csvBuilder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build()
                .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                .forType(List.class);
        try (SequenceWriter writer = rows.writeValues(text)) {
            writer.write(columns.stream().map(Column::name).toList());
            for (Entity entity : entities) {
                writer.write(
                        columns.stream().map(column -> cell(entity, column)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written", e);
        }
        return text.toString();
    }

    private String cell(Entity entity, Column column) {
        Entity here = entity;
        for (Relation relation : column.way()) {
            Entity next = here.expanded().get(relation) instanceof Expanded.One(Entity one) ? one : null;
            if (next == null) {
                return "";
            }
            here = next;
        }
        if (column.property().equals(Property.ID)) {
            return Long.toString(here.id());
        }
        return column.property().equals(Property.SELF_LINK)
                ? links.self(here.type(), here.id())
                : text(here.value(column.property()));
    }

    private String text(@Nullable Value value) {
        try {
            JsonNode node = json.readTree(Values.json(value).text());
            return node.isNull() ? "" : node.isTextual() ? node.asText() : node.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("a value is no JSON", e);
        }
    }
}
