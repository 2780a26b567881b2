package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where resource paths lead. */
final class Paths {

    private final Statements statements;
    private final StoredColumns stored;
    private final Origins origins;

    Paths(Statements statements, StoredColumns stored, Origins origins) {
        this.statements = statements;
        this.stored = stored;
        this.origins = origins;
    }

    /** The id of the one entity that a path leads to, if the way is there. */
    Optional<Long> id(ResourcePath.Entities path) {
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
            return origins.kind(id).map(kind -> id);
        }
        return origins.origin(type, id, "p")
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
        return origins.origin(relation.source(), parent, "p")
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
}
