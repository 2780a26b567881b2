package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.List;

/** What an address names, after {@code /v1.1}. */
public sealed interface ResourcePath {

    /** What leads to entities of one type. */
    sealed interface Entities extends ResourcePath {

        /** The type of what it leads to. */
        EntityType type();

        /** Whether it leads to any number of entities, or to at most one. */
        boolean many();
    }

    /** {@code Things}. */
    record All(EntityType type) implements Entities {

        @Override
        public boolean many() {
            return true;
        }
    }

    /** {@code Things(1)}. */
    record One(Entities among, long id) implements Entities {

        public One {
            if (!among.many()) {
                throw new IllegalArgumentException("there is only one to choose from");
            }
        }

        @Override
        public EntityType type() {
            return among.type();
        }

        @Override
        public boolean many() {
            return false;
        }
    }

    /** {@code Things(1)/Datastreams}. */
    record Related(Entities entity, Relation relation) implements Entities {

        public Related {
            if (entity.many() || relation.source() != entity.type()) {
                throw new IllegalArgumentException("no " + relation + " of " + entity);
            }
        }

        @Override
        public EntityType type() {
            return relation.target();
        }

        @Override
        public boolean many() {
            return relation.many();
        }
    }

    /** {@code Datastreams/$ref}: where the entities are found, and nothing else of them. */
    record References(Entities entities) implements ResourcePath {}

    /**
     * {@code Things(1)/properties/owner}.
     *
     * @param entity whose
     * @param property which
     * @param fields the way on into the JSON of the property
     * @param raw whether the value is wanted without JSON around, {@code $value}
     */
    record PropertyOf(Entities entity, Property property, List<String> fields, boolean raw) implements ResourcePath {

        public PropertyOf {
            fields = List.copyOf(fields);
            if (entity.many() || (!fields.isEmpty() && !property.kind().hasFields())) {
                throw new IllegalArgumentException("no " + property + " of " + entity);
            }
        }
    }
}
