package city.talpuls.api.sensorthings.store;

import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.sql.Compiler;
import city.talpuls.sensorthings.sql.Ordering;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What one request asks for, on one connection. */
public final class Entities {

    private final Statements statements;
    private final StoredColumns stored;
    private final Compiler compiler;
    private final Origins origins;
    private final Paths paths;
    private final EntitySets sets;
    private final Allowance allowance = new Allowance();
    private final Expansion expansion;

    /**
     * @param root the address that the links to all entities begin with, with a slash at its end
     * @param now what {@code now()} means
     */
    public Entities(Handle handle, String root, KnownGeometries known, Instant now) {
        this.statements = new Statements(handle);
        this.stored = new StoredColumns(root);
        this.compiler = new Compiler(stored, new Geometries(known, statements), now);
        this.origins = new Origins(statements);
        this.paths = new Paths(statements, stored, origins);
        var observations = new Observations(statements);
        this.sets = new EntitySets(statements, stored, origins, observations);
        this.expansion = new Expansion(statements, stored, compiler, sets, observations, allowance);
    }

    /** The one entity that a path leads to; nothing if there is none. */
    public Optional<Entity> one(ResourcePath.Entities path, Query query) {
        return paths.id(path)
                .flatMap(id -> row(query, id))
                .map(row -> expansion.complete(List.of(row), query).getFirst());
    }

    /**
     * The first of the entities that a path leads to; nothing if what they are related to is not there.
     *
     * @param behind begins behind an entity instead of where the query says
     * @throws BadQueryException if they are too many
     */
    public Optional<Page> page(ResourcePath.Entities path, Query query, @Nullable List<@Nullable String> behind) {
        if (!(path instanceof ResourcePath.Related(var entity, var relation))) {
            return Optional.of(page(EntitySet.all(query.type()), query, behind));
        }
        return paths.id(entity).flatMap(parent -> sets.of(relation, parent)).map(set -> page(set, query, behind));
    }

    private Page page(EntitySet set, Query query, @Nullable List<@Nullable String> behind) {
        var conditions = new Conditions(compiler, query);
        long limit = Page.limit(query);
        List<Row> rows = limit == 0 ? List.of() : sets.rows(set, query, conditions, limit + 1, behind);
        boolean more = rows.size() > limit;
        List<Row> given = more ? rows.subList(0, (int) limit) : rows;
        allowance.take(given.size());
        List<Entity> entities = expansion.complete(given, query);
        if (!query.expands().isEmpty()
                && entities.stream().mapToLong(Entity::size).sum() > Allowance.MOST) {
            throw Allowance.refusal();
        }
        return new Page(
                entities,
                query.count() ? sets.count(set, query, conditions) : null,
                more ? last(given.getLast(), conditions, set.tie()) : null);
    }

    /** What the last row is put in order by, as texts. */
    private List<@Nullable String> last(Row row, Conditions conditions, String tie) {
        Related origin = origins.origin(row.type(), row.id(), "t").orElseThrow();
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

    private Optional<Row> row(Query query, long id) {
        return origins.origin(query.type(), id, "t").flatMap(origin -> {
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
                        ? origins.kind(ObservationIds.datastream(id)).orElseThrow()
                        : ObservationKind.OWN,
                query);
    }
}
