package city.talpuls.api.sensorthings.store;

import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.sql.Compiler;
import city.talpuls.sensorthings.sql.Ordering;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What one request asks for, on one connection. */
public final class Entities {

    /** How many entities of a set are given unless somebody says it. */
    public static final long USUAL = 100;

    /** How many are given at most. */
    public static final long MOST = 10_000;

    /** Of how many features the Observations are looked up for one answer: each is a question of its own. */
    private static final int FEATURES = 1_000;

    private final Statements statements;
    private final StoredColumns stored;
    private final Compiler compiler;
    private final Observations observations;
    private final Counting counting;
    private final Allowance allowance = new Allowance();
    private final Map<Long, Optional<ObservationKind>> kinds = new HashMap<>();

    /**
     * @param root the address that the links to all entities begin with, with a slash at its end
     * @param now what {@code now()} means
     */
    public Entities(Handle handle, String root, KnownGeometries known, Instant now) {
        this.statements = new Statements(handle);
        this.stored = new StoredColumns(root);
        this.compiler = new Compiler(stored, new Geometries(known, statements), now);
        this.observations = new Observations(statements);
        this.counting = new Counting(statements);
    }

    /** How many entities of a set a query gets at most. */
    public static long limit(Query query) {
        return query.top() == null ? USUAL : Math.min(query.top(), MOST);
    }

    /** The one entity that a path leads to; nothing if there is none. */
    public Optional<Entity> one(ResourcePath.Entities path, Query query) {
        return id(path).flatMap(id -> row(query, id))
                .map(row -> complete(List.of(row), query).getFirst());
    }

    /**
     * The first of the entities that a path leads to; nothing if what they are related to is not there.
     *
     * @param behind begins behind an entity instead of where the query says
     * @throws BadQueryException if they are too many
     */
    public Optional<Page> page(ResourcePath.Entities path, Query query, @Nullable List<@Nullable String> behind) {
        if (!(path instanceof ResourcePath.Related(var entity, var relation))) {
            return Optional.of(page(all(query.type()), query, behind));
        }
        return id(entity).flatMap(parent -> set(relation, parent)).map(set -> page(set, query, behind));
    }

    /** A set of entities, somewhere. */
    private sealed interface Set {

        /** In tables. */
        record Table(Sql from, Sql condition) implements Set {}

        /** The Observations of a Datastream. */
        record OfDatastream(long id, ObservationKind kind) implements Set {}

        /** The Observations of several, or of a feature if it is given. */
        record OfAll(@Nullable Long feature) implements Set {}
    }

    private static Set all(EntityType type) {
        return type == EntityType.OBSERVATION
                ? new Set.OfAll(null)
                : new Set.Table(Sql.of(StoredColumns.table(type) + " AS t"), Sql.of("true"));
    }

    private Optional<Set> set(Relation relation, long parent) {
        if (relation.target() == EntityType.OBSERVATION) {
            return relation.source() == EntityType.DATASTREAM
                    ? kind(parent).map(kind -> new Set.OfDatastream(parent, kind))
                    : Optional.of(new Set.OfAll(parent));
        }
        return origin(relation.source(), parent, "p").map(origin -> {
            Related related = stored.related(relation, "p", "t");
            return new Set.Table(
                    Sql.of("~, ~", origin.from(), related.from()),
                    Sql.of("~ AND ~", origin.condition(), related.condition()));
        });
    }

    private Page page(Set set, Query query, @Nullable List<@Nullable String> behind) {
        var conditions = new Conditions(compiler, query);
        long limit = limit(query);
        List<Row> rows = limit == 0 ? List.of() : rows(set, query, conditions, limit + 1, behind);
        boolean more = rows.size() > limit;
        List<Row> given = more ? rows.subList(0, (int) limit) : rows;
        allowance.take(given.size());
        List<Entity> entities = complete(given, query);
        if (!query.expands().isEmpty()
                && entities.stream().mapToLong(Entity::size).sum() > Allowance.MOST) {
            throw Allowance.refusal();
        }
        return new Page(
                entities,
                query.count() ? count(set, query, conditions) : null,
                more ? last(given.getLast(), conditions, tie(set)) : null);
    }

    private static String tie(Set set) {
        return set instanceof Set.OfDatastream(long _, ObservationKind kind) ? Observations.tie(kind) : "id";
    }

    private List<Row> rows(
            Set set, Query query, Conditions conditions, long limit, @Nullable List<@Nullable String> behind) {
        return switch (set) {
            case Set.Table(Sql from, Sql condition) -> {
                var shape = new TableShape(stored, query);
                yield statements.list(
                        Sql.of(
                                "SELECT " + shape.columns("t") + " FROM ~ WHERE ~ AND ~ ORDER BY ~ LIMIT ~ OFFSET ~",
                                from,
                                condition,
                                conditions.where("id", behind),
                                conditions.orderBy("id"),
                                Sql.bound(limit),
                                Sql.bound(behind == null ? query.skip() : 0L)),
                        (row, context) -> shape.read(row, 1));
            }
            case Set.OfDatastream(long id, ObservationKind kind) ->
                observations
                        .each(Map.of(id, kind), query, conditions, limit, limit, behind)
                        .getOrDefault(id, List.of());
            case Set.OfAll(Long feature) -> observations.together(feature, query, conditions, limit, behind);
        };
    }

    private long count(Set set, Query query, Conditions conditions) {
        return switch (set) {
            case Set.Table(Sql from, Sql condition) ->
                counting.count(Sql.of("SELECT FROM ~ WHERE ~ AND ~", from, condition, conditions.filter()));
            case Set.OfDatastream(long id, ObservationKind kind) ->
                query.filter() == null
                        ? counting.count(id, kind)
                        : counting.count(Sql.of(
                                "SELECT FROM sta_datastream AS d CROSS JOIN LATERAL (" + kind.rows("d")
                                        + ") AS t WHERE d.id = ~ AND ~",
                                Sql.bound(id),
                                conditions.filter()));
            case Set.OfAll(Long feature) -> {
                Observations.Where where =
                        feature == null ? Observations.Where.ALL : Observations.Where.feature(feature);
                yield counting.count(Sql.of(
                        "SELECT FROM ~ CROSS JOIN LATERAL (" + ObservationKind.rowsOfAny("d")
                                + ") AS t WHERE ~ AND ~ AND ~",
                        where.from(),
                        where.condition(),
                        feature == null ? Sql.of("true") : Sql.of("t.feature = ~", Sql.bound(feature)),
                        conditions.filter()));
            }
        };
    }

    /** What the last row is put in order by, as texts. */
    private List<@Nullable String> last(Row row, Conditions conditions, String tie) {
        Related origin = origin(row.type(), row.id(), "t").orElseThrow();
        List<Ordering> orderings = conditions.orderings(tie);
        Sql values = Sql.joined(
                ", ",
                orderings.stream()
                        .map(ordering -> Sql.of("(~)::text", ordering.value()))
                        .toList());
        return statements
                .first(
                        Sql.of("SELECT ~ FROM ~ WHERE ~ LIMIT 1", values, origin.from(), origin.condition()),
                        (found, context) -> texts(found, orderings.size()))
                .orElseThrow();
    }

    private static List<@Nullable String> texts(ResultSet row, int count) throws SQLException {
        var texts = new ArrayList<@Nullable String>(count);
        for (int i = 1; i <= count; i++) {
            texts.add(row.getString(i));
        }
        return Collections.unmodifiableList(texts);
    }

    /** Where the Observations of a Datastream are; nothing if it is not there. */
    private Optional<ObservationKind> kind(long datastream) {
        return kinds.computeIfAbsent(
                datastream,
                id -> statements.first(
                        Sql.of("SELECT kind FROM sta_datastream WHERE id = ~", Sql.bound(id)),
                        (row, context) -> ObservationKind.ofWord(row.getString(1))));
    }

    /** The row of one entity, known as the alias; nothing if it cannot be. */
    private Optional<Related> origin(EntityType type, long id, String alias) {
        if (type != EntityType.OBSERVATION) {
            return Optional.of(new Related(
                    Sql.of(StoredColumns.table(type) + " AS " + alias), Sql.of(alias + ".id = ~", Sql.bound(id))));
        }
        String d = alias + "_of";
        if (!ObservationIds.isOfDevice(id)) {
            return Optional.of(new Related(
                    Sql.of("sta_observation AS " + alias + " JOIN sta_datastream AS " + d + " ON " + d + ".id = "
                            + alias + ".datastream"),
                    Sql.of(alias + ".id = ~", Sql.bound(id))));
        }
        OffsetDateTime time = ObservationIds.time(id).atOffset(ZoneOffset.UTC);
        return kind(ObservationIds.datastream(id))
                .filter(kind -> kind != ObservationKind.OWN)
                .map(kind -> new Related(
                        Sql.of("sta_datastream AS " + d + " CROSS JOIN LATERAL (" + kind.rows(d) + ") AS " + alias),
                        Sql.of(
                                d + ".id = ~ AND " + alias + ".phenomenon_start >= ~ AND " + alias
                                        + ".phenomenon_start < ~",
                                Sql.bound(ObservationIds.datastream(id)),
                                Sql.bound(time),
                                Sql.bound(time.plusNanos(1_000_000)))));
    }

    private Optional<Row> row(Query query, long id) {
        return origin(query.type(), id, "t").flatMap(origin -> {
            Shape shape = shape(query, id);
            return statements.first(
                    Sql.of(
                            "SELECT " + shape.columns("t") + " FROM ~ WHERE ~ LIMIT 1",
                            origin.from(),
                            origin.condition()),
                    (row, context) -> shape.read(row, 1));
        });
    }

    private Shape shape(Query query, long id) {
        if (query.type() != EntityType.OBSERVATION) {
            return new TableShape(stored, query);
        }
        return new ObservationShape(
                ObservationIds.isOfDevice(id)
                        ? kind(ObservationIds.datastream(id)).orElseThrow()
                        : ObservationKind.OWN,
                query);
    }

    /** The id of the one entity that a path leads to, if the way is there. */
    private Optional<Long> id(ResourcePath.Entities path) {
        return switch (path) {
            case ResourcePath.All all -> throw new IllegalArgumentException(all + " is not one");
            case ResourcePath.One(ResourcePath.All(var type), long id) -> within(type, id, null);
            case ResourcePath.One(ResourcePath.Related(var entity, var relation), long id) ->
                id(entity).flatMap(parent -> among(relation, parent, id));
            case ResourcePath.One(ResourcePath.One one, long _) ->
                throw new IllegalArgumentException(one + " is not many");
            case ResourcePath.Related(var entity, var relation) ->
                id(entity).flatMap(parent -> within(relation.source(), parent, relation));
        };
    }

    /** The id of an entity if it is there, or of the one that a relation leads to from it. */
    private Optional<Long> within(EntityType type, long id, @Nullable Relation relation) {
        if (type == EntityType.DATASTREAM && relation == null) {
            // Its Observations may be asked for next.
            return kind(id).map(kind -> id);
        }
        return origin(type, id, "p")
                .flatMap(origin -> relation == null
                        ? statements.first(
                                Sql.of("SELECT p.id FROM ~ WHERE ~ LIMIT 1", origin.from(), origin.condition()),
                                (row, context) -> row.getLong(1))
                        : related(origin, relation, Sql.of("true")));
    }

    private Optional<Long> among(Relation relation, long parent, long id) {
        if (relation.target() == EntityType.OBSERVATION) {
            Relation back = EntityType.OBSERVATION
                    .relationTo(relation.source().singular())
                    .orElseThrow();
            return within(EntityType.OBSERVATION, id, back)
                    .filter(found -> found == parent)
                    .map(found -> id);
        }
        return origin(relation.source(), parent, "p")
                .flatMap(origin -> related(origin, relation, Sql.of("t.id = ~", Sql.bound(id))));
    }

    private Optional<Long> related(Related origin, Relation relation, Sql which) {
        Related related = stored.related(relation, "p", "t");
        return statements.first(
                Sql.of(
                        "SELECT t.id FROM ~, ~ WHERE ~ AND ~ AND ~ LIMIT 1",
                        origin.from(),
                        related.from(),
                        origin.condition(),
                        related.condition(),
                        which),
                (row, context) -> row.getLong(1));
    }

    /** The entities of rows, with what is wanted with them. */
    private List<Entity> complete(List<Row> rows, Query query) {
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
        long limit = limit(query);
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
                        id -> set(relation, id)
                                .map(set -> count(set, query, conditions))
                                .orElse(0L)));
    }
}
