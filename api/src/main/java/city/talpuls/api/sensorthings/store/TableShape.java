package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Kind;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.sql.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entities of all types but Observations. */
final class TableShape implements Shape {

    private final StoredColumns stored;
    private final EntityType type;
    private final List<Boolean> wanted;
    private final List<Relation> keys;
    private final boolean kind;

    TableShape(StoredColumns stored, Query query) {
        this.stored = stored;
        this.type = query.type();
        this.wanted = type.properties().stream()
                .map(property -> Wanted.is(query, property))
                .toList();
        this.keys = Wanted.keys(query);
        this.kind = type == EntityType.DATASTREAM && Wanted.observations(query);
    }

    @Override
    public String columns(String alias) {
        var columns = new ArrayList<String>();
        columns.add(alias + ".id");
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i)) {
                columns.addAll(columns(alias, type.properties().get(i)));
            }
        }
        for (Relation relation : keys) {
            columns.add(stored.key(relation, alias).orElseThrow().text());
        }
        if (kind) {
            columns.add(alias + ".kind");
        }
        return String.join(", ", columns);
    }

    private List<String> columns(String alias, Property property) {
        if (property.name().equals("observedArea")) {
            return List.of(StoredColumns.areas(alias));
        }
        return switch (stored.column(type, alias, property)) {
            case Column.One one -> List.of(one.value().text());
            case Column.Json json -> List.of(json.value().text());
            case Column.Span span -> List.of(span.start().text(), span.end().text());
            case Column.Result result -> List.of(result.value().text());
        };
    }

    @Override
    public Row read(ResultSet row, int at) throws SQLException {
        int next = at;
        long id = row.getLong(next++);
        var values = new ArrayList<@Nullable Value>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Property property = type.properties().get(i);
            if (!wanted.get(i)) {
                values.add(null);
                continue;
            }
            values.add(value(row, property, next));
            next += property.kind() == Kind.INTERVAL ? 2 : 1;
        }
        var found = new HashMap<Relation, Long>();
        for (Relation relation : keys) {
            long key = row.getLong(next++);
            if (!row.wasNull()) {
                found.put(relation, key);
            }
        }
        return new Row(
                type,
                id,
                Collections.unmodifiableList(values),
                Map.copyOf(found),
                kind ? ObservationKind.ofWord(row.getString(next)) : null);
    }

    private static @Nullable Value value(ResultSet row, Property property, int at) throws SQLException {
        return switch (property.kind()) {
            case INTERVAL -> Times.period(row, at);
            case TIME -> Times.moment(row, at);
            case GEOMETRY, JSON -> {
                String json = row.getString(at);
                if (json == null) {
                    yield null;
                }
                String shown = property.name().equals("observedArea") ? Areas.around(json) : json;
                yield shown == null ? null : new Value.Json(shown);
            }
            case TEXT -> {
                String text = row.getString(at);
                yield text == null ? null : new Value.Text(text);
            }
            case NUMBER, INTEGER, BOOLEAN, TIME_OR_INTERVAL, RESULT ->
                throw new IllegalStateException("no table has such a column: " + property);
        };
    }
}
