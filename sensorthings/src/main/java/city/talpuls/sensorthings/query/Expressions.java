package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.CallContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ConjunctionContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.EqualityContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ExpressionContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.NegationContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.OperandContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ProductContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.RelationContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.SumContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes expressions of what the grammar recognized, and refuses what is worth nothing for the entities of one type. */
final class Expressions {

    private final Source source;
    private final Budget budget;
    private final Paths paths;
    private final Literals literals;

    Expressions(Source source, Budget budget, EntityType type) {
        this.source = source;
        this.budget = budget;
        this.paths = new Paths(source, budget, type);
        this.literals = new Literals(source);
    }

    /** What is true or false. */
    Expression condition(ExpressionContext context) {
        return condition(read(context), context);
    }

    private Expression condition(Expression expression, ParserRuleContext context) {
        if (!Typing.isCondition(expression)) {
            throw source.at(
                    context.start,
                    "This is " + expression.type().described()
                            + ", where a condition has to stand; one is written as name eq 'here'.");
        }
        return expression;
    }

    /** What is worth anything. */
    Expression read(ExpressionContext context) {
        List<ConjunctionContext> parts = context.conjunction();
        return parts.size() == 1
                ? read(parts.getFirst())
                : new Expression.Or(
                        parts.stream().map(part -> condition(read(part), part)).toList());
    }

    private Expression read(ConjunctionContext context) {
        List<NegationContext> parts = context.negation();
        return parts.size() == 1
                ? read(parts.getFirst())
                : new Expression.And(
                        parts.stream().map(part -> condition(read(part), part)).toList());
    }

    private Expression read(NegationContext context) {
        Expression read = read(context.equality());
        for (TerminalNode not : context.NOT()) {
            requireShort(context.NOT().indexOf(not), not.getSymbol());
            read = new Expression.Not(condition(read, context.equality()));
        }
        return read;
    }

    private Expression read(EqualityContext context) {
        Expression left = read(context.relation(0));
        for (int i = 1; i < context.relation().size(); i++) {
            left = compared(left, operator(context, i), read(context.relation(i)), i);
        }
        return left;
    }

    private Expression read(RelationContext context) {
        Expression left = read(context.sum(0));
        for (int i = 1; i < context.sum().size(); i++) {
            left = compared(left, operator(context, i), read(context.sum(i)), i);
        }
        return left;
    }

    private Expression read(SumContext context) {
        Expression left = read(context.product(0));
        for (int i = 1; i < context.product().size(); i++) {
            left = calculated(left, operator(context, i), read(context.product(i)));
        }
        return left;
    }

    private Expression read(ProductContext context) {
        Expression left = read(context.operand(0));
        for (int i = 1; i < context.operand().size(); i++) {
            left = calculated(left, operator(context, i), read(context.operand(i)));
        }
        return left;
    }

    private Expression read(OperandContext context) {
        if (context.expression() != null) {
            return read(context.expression());
        }
        if (context.call() != null) {
            return read(context.call());
        }
        return context.literal() != null ? literals.read(context.literal().start) : paths.read(context.path());
    }

    /** The operator before the operand of that number. */
    private static Token operator(ParserRuleContext context, int operand) {
        return ((TerminalNode) context.getChild(2 * operand - 1)).getSymbol();
    }

    private Expression compared(Expression left, Token operator, Expression right, int number) {
        requireShort(number, operator);
        var comparator = Comparator.valueOf(operator.getText().toUpperCase(Locale.ROOT));
        if (!Typing.comparable(comparator, left.type(), right.type())) {
            throw source.at(
                    operator,
                    "'" + operator.getText() + "' cannot compare " + left.type().described() + " with "
                            + right.type().described()
                            + "; numbers are compared with numbers, texts with texts, times with"
                            + " times and intervals, and anything with null by eq and ne.");
        }
        return new Expression.Comparison(comparator, left, right);
    }

    private Expression calculated(Expression left, Token token, Expression right) {
        budget.calculate(source, token);
        var operator = Operator.valueOf(token.getText().toUpperCase(Locale.ROOT));
        if (Typing.calculated(operator, left, right).isEmpty()) {
            throw source.at(
                    token,
                    "'" + token.getText() + "' cannot calculate with "
                            + left.type().described() + " and "
                            + right.type().described()
                            + "; it can with two numbers, and add and sub can with two durations,"
                            + " with a time and a duration'PT1H' after it, and sub with two times.");
        }
        return new Expression.Calculation(operator, left, right);
    }

    private void requireShort(int number, Token operator) {
        if (number > Limits.DEPTH) {
            throw source.at(
                    operator, "'" + operator.getText() + "' may stand " + Limits.DEPTH + " times in a row, not more.");
        }
    }

    private Expression read(CallContext context) {
        Token name = context.NAME().getSymbol();
        Function function = Function.of(name.getText())
                .orElseThrow(() -> source.at(
                        name,
                        "There is no function '" + name.getText() + "'; there are "
                                + Stream.of(Function.values())
                                        .map(Function::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
        var arguments = new ArrayList<Expression>();
        for (ExpressionContext argument : context.expression()) {
            arguments.add(argument(function, arguments.size(), argument));
        }
        if (!function.takes(arguments.size())) {
            throw source.at(name, signature(function));
        }
        if (function.isSpatial()) {
            budget.locate(source, name);
            if (!Typing.isAboutOnePlace(arguments)) {
                throw source.at(
                        name,
                        "'" + function.word()
                                + "' takes one property and, if it takes two geometries, one geography'POINT"
                                + " (7.15 51.26)'.");
            }
        }
        return new Expression.Call(function, arguments);
    }

    private Expression argument(Function function, int number, ExpressionContext context) {
        Expression argument = read(context);
        if (number >= function.parameters().size()) {
            throw source.at(context.start, signature(function));
        }
        Parameter parameter = function.parameters().get(number);
        if (!parameter.takes(argument.type()) || (parameter == Parameter.MATRIX && !Typing.isMatrix(argument))) {
            throw source.at(
                    context.start,
                    "'" + function.word() + "' takes " + parameter.described() + " here, and this is "
                            + argument.type().described() + ".");
        }
        return argument;
    }

    private static String signature(Function function) {
        return "'" + function.word() + "' takes "
                + (function.parameters().isEmpty()
                        ? "nothing"
                        : function.parameters().stream()
                                .map(Parameter::described)
                                .collect(Collectors.joining(", then ")))
                + (function == Function.SUBSTRING ? " that may be left out." : ".");
    }
}
