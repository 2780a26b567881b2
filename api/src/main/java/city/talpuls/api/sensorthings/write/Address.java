package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.query.ResourcePaths;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the address of a request names. */
final class Address {

    private final ResourcePath.Entities entities;

    private Address(ResourcePath.Entities entities) {
        this.entities = entities;
    }

    /** Reads what follows {@code /v1.1}. */
    static Address of(String path) {
        try {
            if (ResourcePaths.read(path) instanceof ResourcePath.Entities entities) {
                return new Address(entities);
            }
        } catch (BadQueryException e) {
            throw new ProblemException(Problem.of(
                    ProblemType.NOT_FOUND, "path", e.getMessage() + " (at character " + (e.position() + 1) + ")"));
        }
        throw notAllowed("Only entities are written, not single values of them or links.");
    }

    EntityType type() {
        return entities.type();
    }

    /** @throws ProblemException if nothing can be made there */
    void requireSet() {
        if (!entities.many()) {
            throw notAllowed("Here is one " + type().singular() + "; new ones are made where there are many, at "
                    + type().plural() + ".");
        }
    }

    /** @throws ProblemException if there are many that it could mean */
    void requireOne() {
        if (entities.many()) {
            throw notAllowed("One of the " + type().plural() + " has to be chosen, as in " + type().plural() + "(1).");
        }
    }

    /**
     * What a new entity is related to, as it is made there.
     *
     * @throws ProblemException if that other does not exist
     */
    Optional<Creation.Link> link(Handle handle) {
        return relation().map(relation -> {
            var related = (ResourcePath.Related) entities;
            return new Creation.Link(relation, id(handle, related.entity()));
        });
    }

    /** The relation of a new entity to the other. */
    Optional<Relation> relation() {
        return entities instanceof ResourcePath.Related related
                ? Optional.of(EntityReader.inverse(related.relation()))
                : Optional.empty();
    }

    /**
     * The id of the one entity that is named; where it is named by its id alone, it need not exist.
     *
     * @throws ProblemException if the way to it does not exist
     */
    long id(Handle handle) {
        return id(handle, entities);
    }

    private static long id(Handle handle, ResourcePath.Entities entities) {
        return switch (entities) {
            case ResourcePath.One(ResourcePath.All(var type), var id) -> id;
            case ResourcePath.One(ResourcePath.Related(var source, var relation), var id) -> {
                if (!leads(handle, relation, id(handle, source), id)) {
                    throw Creation.unknown(relation.target(), id);
                }
                yield id;
            }
            case ResourcePath.Related(var source, var relation) -> only(handle, relation, id(handle, source));
            case ResourcePath.One(ResourcePath.One one, var id) ->
                throw new IllegalStateException("one of one: " + one + id);
            case ResourcePath.All all -> throw new IllegalStateException("one of many is needed: " + all);
        };
    }

    private static boolean leads(Handle handle, Relation relation, long source, long target) {
        return handle.createQuery("SELECT :target IN (" + Tables.related(relation) + ")")
                .bind("source", source)
                .bind("target", target)
                .mapTo(Boolean.class)
                .one();
    }

    private static long only(Handle handle, Relation relation, long source) {
        Optional<DeviceObservation> measured =
                relation.source() == EntityType.OBSERVATION ? DeviceObservation.of(source) : Optional.empty();
        if (measured.isPresent() && relation.target() == EntityType.DATASTREAM) {
            return measured.get().datastream();
        }
        return handle.createQuery(Tables.related(relation))
                .bind("source", source)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> Creation.unknown(relation.source(), source));
    }

    private static ProblemException notAllowed(String why) {
        return new ProblemException(Problem.of(ProblemType.METHOD_NOT_ALLOWED, why));
    }
}
