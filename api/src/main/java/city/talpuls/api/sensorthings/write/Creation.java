package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.sensorthings.write.Draft.Target;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes entities with all that belongs to them, within one change. */
final class Creation {

    private final Handle handle;
    private final Instant now;
    private final Rows rows;
    private final Backing backing;
    private final Places places;
    private final Features features;

    /**
     * What an entity is related to by where it is made.
     *
     * @param relation of the new entity
     * @param id of the other
     */
    record Link(Relation relation, long id) {}

    /** @param now when whatever has no time happens */
    Creation(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
        this.rows = new Rows(handle);
        this.backing = new Backing(handle);
        this.places = new Places(handle, backing, now);
        this.features = new Features(handle);
    }

    /**
     * Makes an entity.
     *
     * @return its id
     * @throws ProblemException if what it names does not exist or stands for a device; then the change is to be undone
     */
    long create(Draft draft, @Nullable Link given) {
        EntityType type = draft.type();
        Map<String, Long> keys = new TreeMap<>();
        for (Relation relation : type.relations()) {
            if (!relation.many()) {
                one(draft, relation, given, keys);
            }
        }
        if (type == EntityType.OBSERVATION) {
            completeObservation(draft, keys);
        }
        long id = rows.insert(type, Cell.of(draft, now), keys);
        if (type == EntityType.DATASTREAM) {
            hideAsItsThing(id);
        }
        for (Relation relation : type.relations()) {
            if (relation.many()) {
                relate(draft, relation, id, given != null && given.relation().equals(relation) ? given : null);
            }
        }
        return id;
    }

    private void one(Draft draft, Relation relation, @Nullable Link given, Map<String, Long> keys) {
        List<Target> named = draft.linked(relation);
        if (given != null && given.relation().equals(relation)) {
            if (!named.isEmpty()
                    && !(named.getFirst() instanceof Target.Existing(var at, var id) && id == given.id())) {
                throw ProblemException.badParameter(
                        draft.at(relation.name()),
                        draft.at(relation.name()) + " is said by where it is made already: " + given.id());
            }
            keys.put(Tables.column(relation), given.id());
        } else if (!named.isEmpty()) {
            keys.put(Tables.column(relation), idOf(named.getFirst(), relation));
        }
        Long target = keys.get(Tables.column(relation));
        if (target != null) {
            requireFree(draft, relation, target);
        }
    }

    /** Where a device is and was, and what it measures, is not made here. */
    private void requireFree(Draft draft, Relation relation, long target) {
        boolean isPlace = draft.type() == EntityType.HISTORICAL_LOCATION && relation.target() == EntityType.THING;
        boolean isMeasured = draft.type() == EntityType.OBSERVATION && relation.target() == EntityType.DATASTREAM;
        if (isPlace || isMeasured) {
            backing.refuse(relation.target(), target, draft.at(relation.name()));
        }
    }

    private void completeObservation(Draft draft, Map<String, Long> keys) {
        if (!keys.containsKey("feature")) {
            long datastream = keys.getOrDefault("datastream", 0L);
            keys.put(
                    "feature",
                    features.ofDatastream(datastream)
                            .orElseThrow(() -> ProblemException.badParameter(
                                    draft.at("FeatureOfInterest"),
                                    draft.at("FeatureOfInterest") + " is missing, and the Thing of Datastreams("
                                            + datastream + ") has no Location to make one of")));
        }
    }

    private void hideAsItsThing(long datastream) {
        handle.execute(
                "UPDATE sta_datastream SET internal = true FROM sta_thing AS thing"
                        + " WHERE sta_datastream.id = ? AND thing.id = sta_datastream.thing AND thing.internal",
                datastream);
    }

    /** The id of the entity that is named, or made for it. */
    private long idOf(Target target, Relation relation) {
        return switch (target) {
            case Target.Existing(var path, var id) -> {
                if (!rows.hold(relation.target(), id)) {
                    throw ProblemException.badParameter(
                            path, path + " names " + relation.target().plural() + "(" + id + "), which does not exist");
                }
                yield id;
            }
            case Target.New(var draft) -> create(draft, null);
        };
    }

    /**
     * Relates an entity to the others that its draft names; those that it is related to already stay so, but a Thing has only
     * the Locations that were said last.
     *
     * @param given another one that its address names
     */
    void relate(Draft draft, Relation relation, long id, @Nullable Link given) {
        List<Target> targets = new ArrayList<>(draft.linked(relation));
        if (given != null) {
            targets.add(new Target.Existing(draft.at(relation.name()), given.id()));
        }
        if (targets.isEmpty()) {
            return;
        }
        String path = draft.at(relation.name());
        Relation back = EntityReader.inverse(relation);
        if (!back.many()) {
            targets.forEach(target -> own(target, relation, back, id));
            return;
        }
        switch (relation.source()) {
            case THING -> places.move(id, ids(targets, relation), path);
            case HISTORICAL_LOCATION -> {
                places.remember(id, ids(targets, relation));
                places.told(id);
            }
            case LOCATION -> {
                if (relation.target() == EntityType.THING) {
                    ids(targets, relation).forEach(thing -> places.move(thing, List.of(id), path));
                } else {
                    targets.forEach(target -> history(target, relation, back, id));
                }
            }
            case DATASTREAM, SENSOR, OBSERVED_PROPERTY, OBSERVATION, FEATURE_OF_INTEREST ->
                throw new IllegalStateException(relation + " leads back to one");
        }
    }

    private List<Long> ids(List<Target> targets, Relation relation) {
        return targets.stream().map(target -> idOf(target, relation)).distinct().toList();
    }

    /** The other is this one's, and no other's. */
    private void own(Target target, Relation relation, Relation back, long id) {
        switch (target) {
            case Target.New(var draft) -> create(draft, new Link(back, id));
            case Target.Existing(var path, var other) -> {
                backing.refuse(relation.target(), other, path);
                idOf(target, relation);
                rows.update(relation.target(), other, List.of(), Map.of(Tables.column(back), id));
            }
        }
    }

    private void history(Target target, Relation relation, Relation back, long location) {
        switch (target) {
            case Target.New(var draft) -> create(draft, new Link(back, location));
            case Target.Existing(var path, var history) -> {
                backing.refuse(EntityType.HISTORICAL_LOCATION, history, path);
                places.remember(idOf(target, relation), List.of(location));
            }
        }
    }

    /**
     * Relates an entity that there is to the one other that its draft names.
     *
     * @throws ProblemException if that does not exist, or stands for a device that says what belongs to it
     */
    void relateToOne(Draft draft, Relation relation, long id) {
        for (Target target : draft.linked(relation)) {
            long other = idOf(target, relation);
            requireFree(draft, relation, other);
            rows.update(draft.type(), id, List.of(), Map.of(Tables.column(relation), other));
        }
        if (draft.type() == EntityType.DATASTREAM) {
            hideAsItsThing(id);
        }
    }

    /** The problem of an address that names nothing. */
    static ProblemException unknown(EntityType type, long id) {
        return new ProblemException(
                Problem.of(ProblemType.NOT_FOUND, "path", "there is no " + type.plural() + "(" + id + ")"));
    }
}
