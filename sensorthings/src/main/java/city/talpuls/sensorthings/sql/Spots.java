package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Comparator;
import city.talpuls.sensorthings.query.Expression;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import city.talpuls.sensorthings.query.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What functions of places are once {@link Places} has answered: ids, or numbers by id. */
final class Spots {

    private final Places places;

    Spots(Places places) {
        this.places = places;
    }

    /** Whether the entity is among those for which a function is true. */
    Sql matching(Function function, List<Expression> arguments, Scope scope) {
        return among(places.matching(question(function, arguments)), scope.owner(property(arguments)));
    }

    /** What a function gives for the entity. */
    Sql measured(Function function, List<Expression> arguments, Scope scope) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof Literal.Geography geography) {
            return Sql.bound(places.length(geography));
        }
        Map<Long, Double> measured = places.measured(question(function, arguments));
        List<Map.Entry<Long, Double>> pairs =
                measured.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return Sql.of(
                "(select measured.number from unnest(~, ~) as measured(id, number) where measured.id = ~)",
                Sql.bound(pairs.stream().map(Map.Entry::getKey).toArray(Long[]::new)),
                Sql.bound(pairs.stream().map(Map.Entry::getValue).toArray(Double[]::new)),
                scope.owner(property(arguments)));
    }

    /** Whether what a function gives for the entity compares so with a number: asked here, it need not be asked per row. */
    Sql measuring(Function function, List<Expression> arguments, Comparator comparator, double number, Scope scope) {
        List<Long> ids = places.measured(question(function, arguments)).entrySet().stream()
                .filter(measured -> holds(comparator, measured.getValue(), number))
                .map(Map.Entry::getKey)
                .toList();
        return among(ids, scope.owner(property(arguments)));
    }

    private static boolean holds(Comparator comparator, double measured, double number) {
        return switch (comparator) {
            case EQ -> measured == number;
            case NE -> measured != number;
            case GT -> measured > number;
            case GE -> measured >= number;
            case LT -> measured < number;
            case LE -> measured <= number;
        };
    }

    private static Sql among(Collection<Long> ids, Sql id) {
        return Sql.of("~ = any(~)", id, Sql.bound(ids.stream().sorted().toArray(Long[]::new)));
    }

    private static PlaceQuestion question(Function function, List<Expression> arguments) {
        Path path = property(arguments);
        return new PlaceQuestion(
                path.owner(),
                path.property(),
                function,
                other(arguments),
                arguments.getFirst() instanceof Path,
                arguments.getLast() instanceof Literal.Text(var cells) ? cells : null);
    }

    private static Literal.@Nullable Geography other(List<Expression> arguments) {
        for (Expression argument : arguments) {
            if (argument instanceof Literal.Geography geography) {
                return geography;
            }
        }
        return null;
    }

    /** There is exactly one; a call that has another number of them is not made. */
    private static Path property(List<Expression> arguments) {
        return arguments.stream()
                .filter(argument -> argument instanceof Path)
                .map(Path.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
