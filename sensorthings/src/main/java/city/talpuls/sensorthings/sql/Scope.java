package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The related entities that one comparison needs. Paths that begin alike lead to the same ones. */
final class Scope {

    private final Columns columns;
    private final Aliases aliases;
    private final Map<List<Relation>, String> reached = new HashMap<>();
    private final List<Related> related = new ArrayList<>();

    Scope(Columns columns, Aliases aliases) {
        this.columns = columns;
        this.aliases = aliases;
        reached.put(List.of(), aliases.root());
    }

    Column column(Path path) {
        return key(path)
                .map(key ->
                        (Column) new Column.One(key, !path.relations().stream().allMatch(Relation::mandatory)))
                .orElseGet(() -> columns.column(path.owner(), reach(path.relations()), path.property()));
    }

    /** The id of the entity that has the property of a path. */
    Sql owner(Path path) {
        var id = new Path(path.from(), path.relations(), Property.ID, List.of());
        return switch (column(id)) {
            case Column.One one -> one.value();
            case Column.Span _, Column.Json _, Column.Result _ ->
                throw new IllegalStateException("the id of " + path.owner() + " is not one value");
        };
    }

    private Optional<Sql> key(Path path) {
        if (path.relations().isEmpty() || !path.property().equals(Property.ID)) {
            return Optional.empty();
        }
        Relation last = path.relations().getLast();
        if (last.many() || reached.containsKey(path.relations())) {
            return Optional.empty();
        }
        List<Relation> before = path.relations().subList(0, path.relations().size() - 1);
        return columns.key(last, reach(before));
    }

    private String reach(List<Relation> relations) {
        String known = reached.get(relations);
        if (known != null) {
            return known;
        }
        String before = reach(relations.subList(0, relations.size() - 1));
        String alias = aliases.next();
        related.add(columns.related(relations.getLast(), before, alias));
        reached.put(List.copyOf(relations), alias);
        return alias;
    }

    boolean joins() {
        return !related.isEmpty();
    }

    /** Whether there are related entities for which a condition holds; the condition itself if none are needed. */
    Sql exists(Sql condition) {
        return joins() ? Sql.of("exists (select 1 from ~ where ~ and ~)", from(), which(), condition) : condition;
    }

    /** A value of the related entity, of which there is at most one. */
    Sql value(Sql value) {
        return joins() ? Sql.of("(select ~ from ~ where ~)", value, from(), which()) : value;
    }

    private Sql from() {
        // Each one may refer to those before it only in its condition, which is why the commas do.
        return Sql.joined(", ", related.stream().map(Related::from).toList());
    }

    private Sql which() {
        return Sql.joined(" and ", related.stream().map(Related::condition).toList());
    }
}
