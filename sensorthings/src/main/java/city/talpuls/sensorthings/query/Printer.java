package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.Relation;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes expressions down, with no more parentheses than they need. */
final class Printer {

    private static final int OR = 0;
    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int EQUALITY = 3;
    private static final int ORDER = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int OPERAND = 7;

    private Printer() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.And(var all) -> joined(all, " and ", NOT);
            case Expression.Or(var any) -> joined(any, " or ", AND);
            case Expression.Not(var condition) -> "not " + atLeast(NOT, condition);
            case Expression.Comparison(var comparator, var left, var right) -> {
                int tightness = tightness(expression);
                yield atLeast(tightness, left) + " " + comparator.word() + " " + atLeast(tightness + 1, right);
            }
            case Expression.Calculation(var operator, var left, var right) -> {
                int tightness = tightness(expression);
                yield atLeast(tightness, left) + " " + operator.word() + " " + atLeast(tightness + 1, right);
            }
            case Expression.Call(var function, var arguments) ->
                arguments.stream().map(Printer::print).collect(Collectors.joining(",", function.word() + "(", ")"));
            case Path path -> print(path);
            case Literal literal -> print(literal);
        };
    }

    private static String print(Path path) {
        return Stream.of(
                        path.relations().stream().map(Relation::name),
                        Stream.of(path.property().name()),
                        path.fields().stream())
                .flatMap(names -> names)
                .collect(Collectors.joining("/"));
    }

    private static String print(Literal literal) {
        return switch (literal) {
            case Literal.Text(var value) -> quoted(value);
            case Literal.Whole(var value) -> value.toString();
            case Literal.Fraction(var value) -> {
                String plain = value.toString();
                // A decimal without a point would be read as a whole number.
                yield plain.matches("-?\\d+") ? plain + "e0" : plain;
            }
            case Literal.Truth(var value) -> String.valueOf(value);
            case Literal.Nothing _ -> "null";
            case Literal.Moment(var value) -> print(value);
            case Literal.Day(var value) -> value.toString();
            case Literal.Clock(var value) -> print(value);
            case Literal.Interval(var start, var end) -> print(start) + "/" + print(end);
            case Literal.Span(var value) -> "duration" + quoted(value.toString());
            case Literal.Geography(var wkt) -> "geography" + quoted(wkt);
        };
    }

    private static String print(OffsetDateTime time) {
        return time.toLocalDate() + "T" + print(time.toLocalTime())
                + time.getOffset().getId();
    }

    private static String print(LocalTime time) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String joined(List<Expression> several, String word, int tightness) {
        return several.stream().map(one -> atLeast(tightness, one)).collect(Collectors.joining(word));
    }

    private static String atLeast(int tightness, Expression expression) {
        return tightness(expression) < tightness ? "(" + print(expression) + ")" : print(expression);
    }

    private static int tightness(Expression expression) {
        return switch (expression) {
            case Expression.Or _ -> OR;
            case Expression.And _ -> AND;
            case Expression.Not _ -> NOT;
            case Expression.Comparison comparison -> comparison.comparator().orders() ? ORDER : EQUALITY;
            case Expression.Calculation calculation -> calculation.operator().isSum() ? SUM : PRODUCT;
            case Expression.Call _, Path _, Literal _ -> OPERAND;
        };
    }
}
