package city.talpuls.sensorthings.sql;

/**
 * How entities are reached from one that they are related to.
 *
 * @param from what stands after {@code from}: a table, a view or joined ones, in which the related entities have the alias that
 *     was asked for
 * @param condition which of their rows belong to the entity that they are reached from
 */
public record Related(Sql from, Sql condition) {}
