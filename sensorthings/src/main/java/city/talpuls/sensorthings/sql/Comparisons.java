package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Comparator;
import city.talpuls.sensorthings.query.Type;

/**
 * Compares what two expressions are worth. A JSON value compares as number with numbers and as text with texts; one that is
 * neither compares as null. Intervals compare as FROST-Server does it, with a moment as the interval that ends when it starts:
 *
 * <ul>
 *   <li>eq: both start and both end together;
 *   <li>gt: the first starts after the second has started, and not before it ends; lt: the other way round;
 *   <li>ge: the first neither starts nor ends before the second does; le: the other way round.
 * </ul>
 */
final class Comparisons {

    private Comparisons() {}

    static Sql compare(Comparator comparator, Worth left, Worth right) {
        if (left instanceof Worth.Span || right instanceof Worth.Span) {
            return spans(comparator, Values.span(left), Values.span(right));
        }
        if (left instanceof Worth.Json one && right instanceof Worth.Json other) {
            return signed(comparator, one.value(), other.value());
        }
        if (left instanceof Worth.Json json && right instanceof Worth.Scalar scalar) {
            return signed(comparator, as(scalar.type(), json), scalar.sql());
        }
        if (left instanceof Worth.Scalar scalar && right instanceof Worth.Json json) {
            return signed(comparator, scalar.sql(), as(scalar.type(), json));
        }
        return scalars(comparator, (Worth.Scalar) left, (Worth.Scalar) right);
    }

    private static Sql scalars(Comparator comparator, Worth.Scalar left, Worth.Scalar right) {
        return left.type() == right.type() || (left.type() != Type.DATE && right.type() != Type.DATE)
                ? signed(comparator, left.sql(), right.sql())
                : signed(comparator, Values.moment(left), Values.moment(right));
    }

    private static Sql as(Type type, Worth.Json json) {
        return switch (type) {
            case TEXT -> json.word();
            case INTEGER, DECIMAL -> json.number();
            case BOOLEAN -> json.truth();
            case TIME, DATE, CLOCK, INTERVAL, DURATION, GEOMETRY, JSON, NULL ->
                throw new IllegalArgumentException("JSON is not compared with " + type);
        };
    }

    private static Sql spans(Comparator comparator, Worth.Span left, Worth.Span right) {
        return switch (comparator) {
            case EQ, NE ->
                both(signed(comparator, left.start(), right.start()), signed(comparator, left.end(), right.end()));
            case GT -> after(left, right);
            case LT -> after(right, left);
            case GE -> notBefore(left, right);
            case LE -> notBefore(right, left);
        };
    }

    private static Sql after(Worth.Span later, Worth.Span earlier) {
        Sql starts = signed(Comparator.GT, later.start(), earlier.start());
        return earlier.moment() ? starts : both(signed(Comparator.GE, later.start(), earlier.end()), starts);
    }

    private static Sql notBefore(Worth.Span later, Worth.Span earlier) {
        if (earlier.moment()) {
            return signed(Comparator.GE, later.start(), earlier.start());
        }
        Sql ends = signed(Comparator.GE, later.end(), earlier.end());
        return later.moment() ? ends : both(signed(Comparator.GE, later.start(), earlier.start()), ends);
    }

    private static Sql both(Sql one, Sql other) {
        return Sql.of("(~ and ~)", one, other);
    }

    private static Sql signed(Comparator comparator, Sql left, Sql right) {
        return Sql.of(
                switch (comparator) {
                    case EQ -> "~ = ~";
                    case NE -> "~ is distinct from ~";
                    case GT -> "~ > ~";
                    case GE -> "~ >= ~";
                    case LT -> "~ < ~";
                    case LE -> "~ <= ~";
                },
                left,
                right);
    }
}
