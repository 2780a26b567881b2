package city.talpuls.sensorthings.model;

/**
 * What leads from an entity to others.
 *
 * @param source the type it starts from
 * @param name as it is written in queries and documents
 * @param target the type it leads to
 * @param many whether it leads to any number of entities, or to at most one
 * @param mandatory whether whoever creates an entity has to name the other, or one at least
 */
public record Relation(EntityType source, String name, EntityType target, boolean many, boolean mandatory) {

    static Relation toMany(EntityType source, EntityType target) {
        return new Relation(source, target.plural(), target, true, false);
    }

    static Relation toSome(EntityType source, EntityType target) {
        return new Relation(source, target.plural(), target, true, true);
    }

    static Relation toOne(EntityType source, EntityType target) {
        return new Relation(source, target.singular(), target, false, true);
    }

    static Relation toOneIfGiven(EntityType source, EntityType target) {
        return new Relation(source, target.singular(), target, false, false);
    }

    @Override
    public String toString() {
        return source.singular() + "/" + name;
    }
}
