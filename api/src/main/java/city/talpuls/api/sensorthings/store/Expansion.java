package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.sql.Compiler;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Adds to entities what is wanted of those they are related to. */
final class Expansion {

    /** Of how many features the Observations are looked up for one answer: each is a question of its own. */
    private static final int FEATURES = 1_000;

    private final Statements statements;
    private final StoredColumns stored;
    private final Compiler compiler;
    private final EntitySets sets;
    private final Observations observations;
    private final Allowance allowance;

    Expansion(
            Statements statements,
            StoredColumns stored,
            Compiler compiler,
            EntitySets sets,
            Observations observations,
            Allowance allowance) {
        this.statements = statements;
        this.stored = stored;
        this.compiler = compiler;
        this.sets = sets;
        this.observations = observations;
        this.allowance = allowance;
    }

    /** The entities of rows, with what is wanted with them. */
    List<Entity> complete(List<Row> rows, Query query) {
        if (query.expands().isEmpty() || rows.isEmpty()) {
            return rows.stream().map(row -> row.with(Map.of())).toList();
        }
        var expanded = new ArrayList<Map<Relation, Expanded>>(rows.size());
        rows.forEach(row -> expanded.add(new LinkedHashMap<>()));
        for (Expand expand : query.expands()) {
            Relation relation = expand.relation();
            if (relation.many()) {
                Map<Long, Expanded.Many> found = many(relation, rows, expand.query());
                for (int i = 0; i < rows.size(); i++) {
                    expanded.get(i)
                            .put(
                                    relation,
                                    Objects.requireNonNull(found.get(rows.get(i).id())));
                }
            } else {
                Map<Long, Entity> found = ones(relation, rows, expand.query());
                for (int i = 0; i < rows.size(); i++) {
                    Long key = rows.get(i).keys().get(relation);
                    expanded.get(i).put(relation, new Expanded.One(key == null ? null : found.get(key)));
                }
            }
        }
        var entities = new ArrayList<Entity>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            entities.add(rows.get(i).with(expanded.get(i)));
        }
        return entities;
    }

    /** The entities to which rows refer, each once. */
    private Map<Long, Entity> ones(Relation relation, List<Row> rows, Query query) {
        Long[] ids = rows.stream()
                .map(row -> row.keys().get(relation))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        var shape = new TableShape(stored, query);
        var conditions = new Conditions(compiler, query);
        List<Row> found = statements.list(
                Sql.of(
                        "SELECT " + shape.columns("t") + " FROM " + StoredColumns.table(query.type())
                                + " AS t WHERE t.id = any(~) AND ~",
                        Sql.bound(ids),
                        conditions.filter()),
                (row, context) -> shape.read(row, 1));
        allowance.take(found.size());
        return complete(found, query).stream().collect(Collectors.toMap(Entity::id, entity -> entity));
    }

    private Map<Long, Expanded.Many> many(Relation relation, List<Row> parents, Query query) {
        var conditions = new Conditions(compiler, query);
        long limit = Page.limit(query);
        List<Long> ids = parents.stream().map(Row::id).distinct().toList();
        Map<Long, List<Row>> found =
                limit == 0 ? Map.of() : found(relation, parents, ids, query, conditions, limit + 1);
        var flat = new ArrayList<Row>();
        var sizes = new HashMap<Long, Integer>();
        for (Long id : ids) {
            List<Row> all = found.getOrDefault(id, List.of());
            List<Row> given = all.size() > limit ? all.subList(0, (int) limit) : all;
            flat.addAll(given);
            sizes.put(id, given.size());
        }
        allowance.take(flat.size());
        List<Entity> entities = complete(flat, query);
        Map<Long, Long> counts = query.count() ? counts(relation, ids, query, conditions) : Map.of();
        var many = new HashMap<Long, Expanded.Many>();
        int begin = 0;
        for (Long id : ids) {
            int size = Objects.requireNonNull(sizes.get(id));
            many.put(
                    id,
                    new Expanded.Many(
                            entities.subList(begin, begin + size),
                            found.getOrDefault(id, List.of()).size() > limit,
                            counts.get(id)));
            begin += size;
        }
        return many;
    }

    private Map<Long, List<Row>> found(
            Relation relation, List<Row> parents, List<Long> ids, Query query, Conditions conditions, long limit) {
        if (relation.target() != EntityType.OBSERVATION) {
            return tables(relation, ids, query, conditions, limit);
        }
        // One row more of each parent is read to see whether there is one; these are not given.
        long most = allowance.most() + ids.size();
        if (relation.source() == EntityType.DATASTREAM) {
            var kinds = new HashMap<Long, ObservationKind>();
            parents.forEach(row -> kinds.put(row.id(), Objects.requireNonNull(row.kind())));
            return observations.each(kinds, query, conditions, limit, most, null);
        }
        if (ids.size() > FEATURES) {
            throw new BadQueryException(
                    "$expand",
                    0,
                    "Observations are expanded of at most " + FEATURES + " FeaturesOfInterest; these are " + ids.size()
                            + ": lower $top.");
        }
        return ids.stream()
                .collect(Collectors.toMap(id -> id, id -> observations.together(id, query, conditions, limit, null)));
    }

    private Map<Long, List<Row>> tables(
            Relation relation, List<Long> ids, Query query, Conditions conditions, long limit) {
        var shape = new TableShape(stored, query);
        Related related = stored.related(relation, "p", "t");
        var found = new HashMap<Long, List<Row>>();
        statements.list(
                Sql.of(
                        "SELECT p.id, x.* FROM " + StoredColumns.table(relation.source())
                                + " AS p CROSS JOIN LATERAL (SELECT " + shape.columns("t")
                                + " FROM ~ WHERE ~ AND ~ ORDER BY ~ LIMIT ~ OFFSET ~) AS x WHERE p.id = any(~) LIMIT ~",
                        related.from(),
                        related.condition(),
                        conditions.filter(),
                        conditions.orderBy("id"),
                        Sql.bound(limit),
                        Sql.bound(query.skip()),
                        Sql.bound(ids.toArray(Long[]::new)),
                        Sql.bound(allowance.most() + ids.size())),
                (row, context) -> found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(shape.read(row, 2)));
        return found;
    }

    private Map<Long, Long> counts(Relation relation, List<Long> ids, Query query, Conditions conditions) {
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> sets.of(relation, id)
                                .map(set -> sets.count(set, query, conditions))
                                .orElse(0L)));
    }
}
