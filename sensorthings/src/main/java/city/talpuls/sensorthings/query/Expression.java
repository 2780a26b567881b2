package city.talpuls.sensorthings.query;

import java.util.List;

/**
 * What is worth something for an entity. Every expression is consistent in itself: what it compares or calculates with can be
 * compared and calculated with.
 */
public sealed interface Expression
        permits Expression.And,
                Expression.Or,
                Expression.Not,
                Expression.Comparison,
                Expression.Calculation,
                Expression.Call,
                Literal,
                Path {

    /** What it is worth; null is possible with every type. */
    Type type();

    /** Whether several related entities may give it a value. A condition asks whether one of them fulfils it, and has one. */
    default boolean many() {
        return false;
    }

    /** As a filter would have it; read again it is the same expression. */
    default String text() {
        return Printer.print(this);
    }

    /** True if all of them are, two or more. */
    record And(List<Expression> all) implements Expression {

        public And {
            all = conditions(all);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /** True if one of them is, of two or more. */
    record Or(List<Expression> any) implements Expression {

        public Or {
            any = conditions(any);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    record Not(Expression condition) implements Expression {

        public Not {
            Typing.requireCondition(condition);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    record Comparison(Comparator comparator, Expression left, Expression right) implements Expression {

        public Comparison {
            if (!Typing.comparable(comparator, left.type(), right.type())) {
                throw new IllegalArgumentException(left.type() + " is not compared with " + right.type());
            }
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    record Calculation(Operator operator, Expression left, Expression right) implements Expression {

        public Calculation {
            if (Typing.calculated(operator, left, right).isEmpty()) {
                throw new IllegalArgumentException(left.type() + " is not calculated with " + right.type());
            }
        }

        @Override
        public Type type() {
            return Typing.calculated(operator, left, right).orElseThrow();
        }

        @Override
        public boolean many() {
            return left.many() || right.many();
        }
    }

    record Call(Function function, List<Expression> arguments) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
            if (!function.takes(arguments.size())) {
                throw new IllegalArgumentException(function + " takes another number of arguments");
            }
            for (int i = 0; i < arguments.size(); i++) {
                if (!function.parameters().get(i).takes(arguments.get(i).type())) {
                    throw new IllegalArgumentException(function + " does not take " + arguments.get(i));
                }
            }
            if (function == Function.ST_RELATE && !Typing.isMatrix(arguments.getLast())) {
                throw new IllegalArgumentException(function + " does not take " + arguments.getLast());
            }
            if (function.isSpatial() && !Typing.isAboutOnePlace(arguments)) {
                throw new IllegalArgumentException(function + " is not about one place");
            }
        }

        @Override
        public Type type() {
            return function.result();
        }

        @Override
        public boolean many() {
            return type() != Type.BOOLEAN && arguments.stream().anyMatch(Expression::many);
        }
    }

    private static List<Expression> conditions(List<Expression> several) {
        if (several.size() < 2) {
            throw new IllegalArgumentException("there are not several conditions");
        }
        several.forEach(Typing::requireCondition);
        return List.copyOf(several);
    }
}
