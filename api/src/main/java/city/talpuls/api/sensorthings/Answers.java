package city.talpuls.api.sensorthings;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.sensorthings.store.Entities;
import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.KnownGeometries;
import city.talpuls.api.sensorthings.store.Page;
import city.talpuls.api.store.Database;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Queries;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.ResourcePath;
import city.talpuls.sensorthings.query.ResourcePaths;
import city.talpuls.sensorthings.query.ResultFormat;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Answers what is asked of SensorThings. */
@Singleton
final class Answers {

    /** Of PostgreSQL: what was to be calculated cannot be. */
    private static final String DATA_EXCEPTION = "22";

    private final Database database;
    private final KnownGeometries geometries;
    private final InstantSource clock;

    Answers(Database database, KnownGeometries geometries, @Named("api") InstantSource clock) {
        this.database = database;
        this.geometries = geometries;
        this.clock = clock;
    }

    /**
     * The answer to a request.
     *
     * @throws BadQueryException if it means nothing
     * @throws ProblemException if there is nothing
     */
    Answer to(Asked asked, Links links) {
        ResourcePath path = ResourcePaths.read(asked.path());
        return switch (path) {
            case ResourcePath.Entities entities ->
                entities.many() ? page(asked, entities, links) : one(asked, entities, links);
            case ResourcePath.References(var entities) -> references(asked, entities, links);
            case ResourcePath.PropertyOf property -> property(asked, property, links);
        };
    }

    private Answer one(Asked asked, ResourcePath.Entities path, Links links) {
        Query query = single(Queries.read(path.type(), asked.query()), asked);
        Entity entity = entity(path, Forms.needed(query), links);
        return query.format() == ResultFormat.JSON
                ? Answer.json(JsonAnswer.of(links, entity, query))
                : Forms.of(links, new Page(List.of(entity), null, null), query, null);
    }

    private Entity entity(ResourcePath.Entities path, Query query, Links links) {
        return ask(links, entities -> entities.one(path, query)).orElseThrow(Answers::nothing);
    }

    /** Of one entity nothing can be wanted but what it is. */
    private static Query single(Query query, Asked asked) {
        asked.options().keySet().stream()
                .filter(option ->
                        !option.equals("$select") && !option.equals("$expand") && !option.equals("$resultFormat"))
                .findFirst()
                .ifPresent(option -> {
                    throw new BadQueryException(option, 0, "One entity takes $select, $expand and $resultFormat only.");
                });
        return query;
    }

    private Answer page(Asked asked, ResourcePath.Entities path, Links links) {
        Query query = Queries.read(path.type(), asked.query());
        Page page = page(asked, path, Forms.needed(query), links);
        return Forms.of(links, page, query, next(asked, query, page, links));
    }

    private Page page(Asked asked, ResourcePath.Entities path, Query query, Links links) {
        List<@Nullable String> behind = asked.option(Asked.TOKEN)
                .map(token -> SkipToken.read(asked, token))
                .orElse(null);
        return ask(links, entities -> entities.page(path, query, behind)).orElseThrow(Answers::nothing);
    }

    private static @Nullable String next(Asked asked, Query query, Page page, Links links) {
        if (page.last() == null) {
            return null;
        }
        long given = query.skip() + page.entities().size();
        return links.root() + asked.path() + asked.next(given, SkipToken.text(asked, page.last()));
    }

    private Answer references(Asked asked, ResourcePath.Entities path, Links links) {
        Query query = References.only(Queries.read(path.type(), asked.query()));
        if (!path.many()) {
            return Answer.json(JsonAnswer.of(links, entity(path, single(query, asked), links), query));
        }
        Page page = page(asked, path, query, links);
        return Answer.json(JsonAnswer.of(links, page.entities(), query, page.count(), next(asked, query, page, links)));
    }

    private Answer property(Asked asked, ResourcePath.PropertyOf path, Links links) {
        if (!asked.options().isEmpty()) {
            throw new BadQueryException(asked.options().keySet().iterator().next(), 0, "A property takes no options.");
        }
        Entity entity = entity(path.entity(), PropertyAnswer.query(path), links);
        return PropertyAnswer.of(links, entity, path);
    }

    private <T> Optional<T> ask(Links links, Function<Entities, Optional<T>> question) {
        try {
            return database.ask(
                    handle -> question.apply(new Entities(handle, links.root(), geometries, clock.instant())));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith(DATA_EXCEPTION)) {
                throw new ProblemException(Problem.of(
                        ProblemType.BAD_REQUEST,
                        "what is to be compared or calculated is beyond what the database can hold"));
            }
            throw e;
        }
    }

    private static ProblemException nothing() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "the path leads to no entity"));
    }
}
