package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import java.util.Locale;
import java.util.Optional;

/** A table for each type, with a column of the same name for each property and for each relation to one. */
final class SampleColumns implements Columns {

    @Override
    public Column column(EntityType type, String alias, Property property) {
        if (property.equals(Property.SELF_LINK)) {
            return new Column.One(
                    Sql.of("(~ || " + alias + ".id)", Sql.bound("http://city/v1.1/" + type.plural() + "/")), false);
        }
        String name = alias + "." + property.name().toLowerCase(Locale.ROOT);
        return switch (property.kind()) {
            case TEXT, NUMBER, INTEGER, BOOLEAN, TIME ->
                new Column.One(Sql.of(name), !property.mandatory() && !property.equals(Property.ID));
            case TIME_OR_INTERVAL -> new Column.One(Sql.of(name), false);
            case INTERVAL -> new Column.Span(Sql.of(name + "_start"), Sql.of(name + "_end"), true);
            case GEOMETRY, JSON -> new Column.Json(Sql.of(name), !property.mandatory());
            case RESULT -> new Column.Result(Sql.of(name), Sql.of(alias + ".number"), Sql.of(alias + ".word"), true);
        };
    }

    @Override
    public Related related(Relation relation, String alias, String target) {
        String table = table(relation.target());
        if (!relation.many()) {
            return new Related(
                    Sql.of(table + " " + target), Sql.of(target + ".id = " + alias + "." + table(relation.target())));
        }
        return relation.target()
                        .relationTo(relation.source().singular())
                        .orElseThrow()
                        .many()
                ? linked(relation, alias, target)
                : new Related(
                        Sql.of(table + " " + target),
                        Sql.of(target + "." + table(relation.source()) + " = " + alias + ".id"));
    }

    private static Related linked(Relation relation, String alias, String target) {
        String link = target + "_link";
        return new Related(
                Sql.of(table(relation.target()) + " " + target + " join link " + link + " on " + link + "."
                        + table(relation.target()) + " = " + target + ".id"),
                Sql.of(link + "." + table(relation.source()) + " = " + alias + ".id"));
    }

    @Override
    public Optional<Sql> key(Relation relation, String alias) {
        return relation.many() ? Optional.empty() : Optional.of(Sql.of(alias + "." + table(relation.target())));
    }

    private static String table(EntityType type) {
        return type.singular().toLowerCase(Locale.ROOT);
    }
}
