package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Comparator;
import city.talpuls.sensorthings.query.Expression;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import city.talpuls.sensorthings.query.Order;
import city.talpuls.sensorthings.query.Path;
import city.talpuls.sensorthings.query.Type;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes SQL of conditions and orders.
 *
 * <p>A path over relations to many asks whether any related entity fulfils the comparison that it stands in. A comparison with
 * what is null is false, as OData has it, so that {@code ne} and {@code not} are true of it. What is not there because a
 * relation to one leads nowhere is null.
 */
public final class Compiler {

    private final Columns columns;
    private final Spots spots;
    private final Instant now;

    /** @param now what {@code now()} means */
    public Compiler(Columns columns, Places places, Instant now) {
        this.columns = columns;
        this.spots = new Spots(places);
        this.now = now;
    }

    /**
     * What stands after {@code where}.
     *
     * @param alias under which the rows are known that are asked for; other names begin with it and an underscore
     */
    public Sql where(Expression condition, String alias) {
        return condition(condition, new Aliases(alias));
    }

    /**
     * What stands after {@code order by}. Null is the least, as OData has it. An order by nothing but this is not total: whoever
     * needs that adds the id.
     *
     * @param orders one at least
     * @param alias under which the rows are known that are asked for
     */
    public Sql orderBy(List<Order> orders, String alias) {
        return Sql.joined(
                ", ", orderings(orders, alias).stream().map(Ordering::sql).toList());
    }

    /** The values that {@link #orderBy} puts entities in order by; some orders have two. */
    public List<Ordering> orderings(List<Order> orders, String alias) {
        var aliases = new Aliases(alias);
        return orders.stream().flatMap(order -> ordered(order, aliases)).toList();
    }

    private Stream<Ordering> ordered(Order order, Aliases aliases) {
        var scope = new Scope(columns, aliases);
        Worth worth = operand(order.by(), scope, aliases);
        List<Sql> values = switch (worth) {
            case Worth.Scalar scalar -> List.of(scalar.sql());
            case Worth.Span span -> List.of(span.start(), span.end());
            // Of two values, one a number and one a text, each is null as what the other is.
            case Worth.Json json ->
                order.by().type() == Type.GEOMETRY ? List.of(written(json)) : List.of(json.number(), json.word());
        };
        boolean mayBeNull = worth instanceof Worth.Json || scope.joins() || mayBeNull(order.by(), scope);
        return values.stream().map(value -> new Ordering(scope.value(value), order.descending(), mayBeNull));
    }

    /** How a place begins as it is written; where it goes on is of no use, and may be long. */
    private static Sql written(Worth.Json place) {
        return Sql.of("left((~)::text, 200)", place.value());
    }

    private static boolean mayBeNull(Expression expression, Scope scope) {
        return !(expression instanceof Path path) || scope.column(path).nullable();
    }

    private Sql condition(Expression condition, Aliases aliases) {
        return switch (condition) {
            case Expression.And(var all) -> several(" and ", all, aliases);
            case Expression.Or(var any) -> several(" or ", any, aliases);
            case Expression.Not(var inner) -> Sql.of("(~) is not true", condition(inner, aliases));
            case Literal.Truth(var value) -> Sql.of(value ? "true" : "false");
            case Expression.Comparison comparison -> comparison(comparison, aliases);
            case Expression.Call(var function, var arguments) -> {
                var scope = new Scope(columns, aliases);
                yield scope.exists(called(function, arguments, scope));
            }
            case Path path -> {
                var scope = new Scope(columns, aliases);
                yield scope.exists(truth(values(scope).worth(path)));
            }
            case Expression.Calculation _, Literal _ ->
                throw new IllegalArgumentException(condition + " is neither true nor false");
        };
    }

    private Sql several(String between, List<Expression> conditions, Aliases aliases) {
        return Sql.of(
                "(~)",
                Sql.joined(
                        between,
                        conditions.stream()
                                .map(condition -> condition(condition, aliases))
                                .toList()));
    }

    private Sql comparison(Expression.Comparison comparison, Aliases aliases) {
        var scope = new Scope(columns, aliases);
        if (comparison.left() instanceof Literal.Nothing) {
            return nothing(comparison.comparator(), comparison.right(), scope, aliases);
        }
        if (comparison.right() instanceof Literal.Nothing) {
            return nothing(comparison.comparator(), comparison.left(), scope, aliases);
        }
        if (comparison.comparator() != Comparator.NE) {
            return scope.exists(test(comparison, scope, aliases));
        }
        Sql equal =
                test(new Expression.Comparison(Comparator.EQ, comparison.left(), comparison.right()), scope, aliases);
        if (isTime(comparison.left()) && !scope.joins()) {
            // Without a time, none is another one: so the conformance suite has it.
            return scope.exists(Sql.of("not (~)", equal));
        }
        // Of one related entity or none: that it is not equal. Of many: that one of them is not.
        return scope.joins() && !comparison.left().many() && !comparison.right().many()
                ? Sql.of("not ~", scope.exists(equal))
                : scope.exists(Sql.of("(~) is not true", equal));
    }

    private static boolean isTime(Expression expression) {
        return switch (expression.type()) {
            case TIME, DATE, INTERVAL -> true;
            case TEXT, INTEGER, DECIMAL, BOOLEAN, CLOCK, DURATION, GEOMETRY, JSON, NULL -> false;
        };
    }

    private Sql nothing(Comparator comparator, Expression other, Scope scope, Aliases aliases) {
        if (other instanceof Literal.Nothing) {
            return Sql.of(comparator == Comparator.EQ ? "true" : "false");
        }
        Sql known = known(other, scope, aliases);
        if (comparator == Comparator.NE) {
            return scope.exists(known);
        }
        return scope.joins() && !other.many()
                ? Sql.of("not ~", scope.exists(known))
                : scope.exists(Sql.of("(~) is not true", known));
    }

    /** Whether there is a value. */
    private Sql known(Expression expression, Scope scope, Aliases aliases) {
        return switch (operand(expression, scope, aliases)) {
            case Worth.Scalar scalar -> Sql.of("~ is not null", scalar.sql());
            case Worth.Span span -> Sql.of("~ is not null", span.start());
            case Worth.Json json -> Sql.of("coalesce(jsonb_typeof(~), 'null') <> 'null'", json.value());
        };
    }

    private Sql test(Expression.Comparison comparison, Scope scope, Aliases aliases) {
        Comparator comparator = comparison.comparator();
        if (isMeasured(comparison.left()) && isNumber(comparison.right())) {
            return measuring((Expression.Call) comparison.left(), comparator, comparison.right(), scope);
        }
        if (isNumber(comparison.left()) && isMeasured(comparison.right())) {
            return measuring((Expression.Call) comparison.right(), comparator.swapped(), comparison.left(), scope);
        }
        return Comparisons.compare(
                comparator, operand(comparison.left(), scope, aliases), operand(comparison.right(), scope, aliases));
    }

    private Sql measuring(Expression.Call call, Comparator comparator, Expression number, Scope scope) {
        return spots.measuring(call.function(), call.arguments(), comparator, value(number), scope);
    }

    /** What is true or false by itself has related entities of its own. */
    private Worth operand(Expression expression, Scope scope, Aliases aliases) {
        return isCondition(expression)
                ? new Worth.Scalar(Type.BOOLEAN, Sql.of("(~)", condition(expression, aliases)))
                : values(scope).worth(expression);
    }

    private Values values(Scope scope) {
        return new Values(scope, spots, now);
    }

    private Sql called(Function function, List<Expression> arguments, Scope scope) {
        if (function.isSpatial()) {
            return spots.matching(function, arguments, scope);
        }
        Sql first = Values.word(values(scope).worth(arguments.get(0)));
        Sql second = Values.word(values(scope).worth(arguments.get(1)));
        return switch (function) {
            case SUBSTRINGOF -> Sql.of("strpos(~, ~) > 0", second, first);
            case STARTSWITH -> Sql.of("starts_with(~, ~)", first, second);
            case ENDSWITH -> Sql.of("right(~, char_length(~)) = ~", first, second, second);
            default -> throw new IllegalArgumentException(function + " is no condition");
        };
    }

    private static Sql truth(Worth worth) {
        return switch (worth) {
            case Worth.Scalar scalar -> scalar.sql();
            case Worth.Json json -> json.truth();
            case Worth.Span _ -> throw new IllegalArgumentException("an interval is neither true nor false");
        };
    }

    private static boolean isCondition(Expression expression) {
        return expression.type() == Type.BOOLEAN && !(expression instanceof Path) && !(expression instanceof Literal);
    }

    private static boolean isMeasured(Expression expression) {
        return expression instanceof Expression.Call(var function, var arguments)
                && function.isSpatial()
                && function.result() == Type.DECIMAL
                && arguments.stream().anyMatch(argument -> argument instanceof Path);
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Literal.Whole || expression instanceof Literal.Fraction;
    }

    private static double value(Expression number) {
        return switch (number) {
            case Literal.Whole(var value) -> value.doubleValue();
            case Literal.Fraction(var value) -> value.doubleValue();
            default -> throw new IllegalArgumentException("no number: " + number);
        };
    }
}
