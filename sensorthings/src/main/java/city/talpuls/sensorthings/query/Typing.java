package city.talpuls.sensorthings.query;

import java.util.List;
import java.util.Optional;

/** What can be compared and calculated with what. */
final class Typing {

    private Typing() {}

    static void requireCondition(Expression expression) {
        if (!isCondition(expression)) {
            throw new IllegalArgumentException(expression + " is neither true nor false");
        }
    }

    /** A field of JSON may turn out to be true. */
    static boolean isCondition(Expression expression) {
        return expression.type() == Type.BOOLEAN || (expression instanceof Path && expression.type() == Type.JSON);
    }

    static boolean comparable(Comparator comparator, Type left, Type right) {
        if (left == Type.NULL || right == Type.NULL) {
            return !comparator.orders();
        }
        if (left == Type.BOOLEAN || right == Type.BOOLEAN) {
            return !comparator.orders() && (left == right || left == Type.JSON || right == Type.JSON);
        }
        if (left == Type.JSON || right == Type.JSON) {
            return comparesWithJson(left) && comparesWithJson(right);
        }
        if (left == Type.GEOMETRY || right == Type.GEOMETRY) {
            return false;
        }
        return left == right || (left.isNumber() && right.isNumber()) || (left.isTemporal() && right.isTemporal());
    }

    private static boolean comparesWithJson(Type type) {
        return type == Type.JSON || type == Type.TEXT || type.isNumber();
    }

    /**
     * What comes out of a calculation. A duration is added to a time only if it stands in the query itself, because a
     * calculated one may lead to where the calendar of the database ends.
     */
    static Optional<Type> calculated(Operator operator, Expression left, Expression right) {
        Type one = left.type();
        Type other = right.type();
        if (isNumeric(one) && isNumeric(other)) {
            return Optional.of(one == Type.INTEGER && other == Type.INTEGER ? Type.INTEGER : Type.DECIMAL);
        }
        if (!operator.isSum()) {
            return Optional.empty();
        }
        if (one.isTemporal() && right instanceof Literal.Span) {
            return Optional.of(one == Type.DATE ? Type.TIME : one);
        }
        if (one.isTemporal() && other.isTemporal() && operator == Operator.SUB) {
            return Optional.of(Type.DURATION);
        }
        return one == Type.DURATION && other == Type.DURATION ? Optional.of(Type.DURATION) : Optional.empty();
    }

    /**
     * Whether entities can be put in order by it: it may differ between them, and there is a greater and a less. Places have
     * no order of their own; as the conformance suite wants one, it is that of how they are written.
     */
    static boolean hasOrder(Expression expression) {
        return !(expression instanceof Literal) && (expression.type() != Type.GEOMETRY || expression instanceof Path);
    }

    /**
     * Whether the geometry of one property is meant, and nothing that differs between entities beside it. The length of a
     * geography that stands in the query is meant as well.
     */
    static boolean isAboutOnePlace(List<Expression> arguments) {
        long properties =
                arguments.stream().filter(argument -> argument instanceof Path).count();
        return (properties == 1
                        && arguments.stream()
                                .allMatch(argument -> argument instanceof Path || argument instanceof Literal))
                || (arguments.size() == 1 && arguments.getFirst() instanceof Literal);
    }

    /** Whether a text says how two geometries relate, cell by cell of DE-9IM. */
    static boolean isMatrix(Expression expression) {
        return expression instanceof Literal.Text(var cells) && cells.matches("[TtFf*012]{9}");
    }

    private static boolean isNumeric(Type type) {
        return type.isNumber() || type == Type.JSON;
    }
}
