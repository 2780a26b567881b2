package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and counts the entities of sets. */
final class EntitySets {

    private final Statements statements;
    private final StoredColumns stored;
    private final Origins origins;
    private final Observations observations;
    private final Counting counting;

    EntitySets(Statements statements, StoredColumns stored, Origins origins, Observations observations) {
        this.statements = statements;
        this.stored = stored;
        this.origins = origins;
        this.observations = observations;
        this.counting = new Counting(statements);
    }

    /** Those that a relation leads to from an entity; nothing if that is not there. */
    Optional<EntitySet> of(Relation relation, long parent) {
        if (relation.target() == EntityType.OBSERVATION) {
            return relation.source() == EntityType.DATASTREAM
                    ? origins.kind(parent).map(kind -> new EntitySet.OfDatastream(parent, kind))
                    : Optional.of(new EntitySet.OfAll(parent));
        }
        return origins.origin(relation.source(), parent, "p").map(origin -> {
            Related related = stored.related(relation, "p", "t");
            return new EntitySet.Table(
                    Sql.of("~, ~", origin.from(), related.from()),
                    Sql.of("~ AND ~", origin.condition(), related.condition()));
        });
    }

    /**
     * The first ones of a set.
     *
     * @param limit how many at most
     * @param behind begins behind an entity instead of where the query says
     */
    List<Row> rows(
            EntitySet set, Query query, Conditions conditions, long limit, @Nullable List<@Nullable String> behind) {
        return switch (set) {
            case EntitySet.Table(Sql from, Sql condition) -> {
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
            case EntitySet.OfDatastream(long id, ObservationKind kind) ->
                observations
                        .each(Map.of(id, kind), query, conditions, limit, limit, behind)
                        .getOrDefault(id, List.of());
            case EntitySet.OfAll(Long feature) -> observations.together(feature, query, conditions, limit, behind);
        };
    }

    /** How many of a set the query's filter lets through. */
    long count(EntitySet set, Query query, Conditions conditions) {
        return switch (set) {
            case EntitySet.Table(Sql from, Sql condition) ->
                counting.count(Sql.of("SELECT FROM ~ WHERE ~ AND ~", from, condition, conditions.filter()));
            case EntitySet.OfDatastream(long id, ObservationKind kind) ->
                query.filter() == null
                        ? counting.count(id, kind)
                        : counting.count(Sql.of(
                                "SELECT FROM sta_datastream AS d CROSS JOIN LATERAL (" + kind.rows("d")
                                        + ") AS t WHERE d.id = ~ AND ~",
                                Sql.bound(id),
                                conditions.filter()));
            case EntitySet.OfAll(Long feature) -> {
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
}
