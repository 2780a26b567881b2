package city.talpuls.sensorthings.query;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrintedPropertyTest {

    @Property(seed = "84", tries = 5_000)
    void whatIsPrintedIsReadAsTheSame(@ForAll("conditions") Expression expression) {
        assertThat(Queries.filter(EntityType.OBSERVATION, expression.text())).isEqualTo(expression);
    }

    @Provide
    Arbitrary<Expression> conditions() {
        return conditions(3);
    }

    private static Arbitrary<Expression> conditions(int depth) {
        Arbitrary<Expression> comparisons = Arbitraries.oneOf(
                compared(numbers(2)), compared(texts(2)), compared(times()), compared(paths("validTime")), called());
        if (depth == 0) {
            return comparisons;
        }
        Arbitrary<Expression> smaller = Arbitraries.lazy(() -> conditions(depth - 1));
        Arbitrary<List<Expression>> several = smaller.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                comparisons,
                several.map(Expression.And::new),
                several.map(Expression.Or::new),
                smaller.map(Expression.Not::new),
                Combinators.combine(Arbitraries.of(Comparator.EQ, Comparator.NE), smaller, smaller)
                        .as(Expression.Comparison::new));
    }

    private static Arbitrary<Expression> compared(Arbitrary<Expression> values) {
        return Combinators.combine(Arbitraries.of(Comparator.class), values, values)
                .as(Expression.Comparison::new);
    }

    private static Arbitrary<Expression> called() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(Function.SUBSTRINGOF, Function.STARTSWITH, Function.ENDSWITH),
                                texts(1),
                                texts(1))
                        .as((function, one, other) -> new Expression.Call(function, List.of(one, other))),
                paths("FeatureOfInterest/feature")
                        .map(path -> new Expression.Call(
                                Function.ST_WITHIN, List.of(path, new Literal.Geography("POINT (7 51)")))));
    }

    private static Arbitrary<Expression> numbers(int depth) {
        Arbitrary<Expression> simple = Arbitraries.oneOf(
                paths("result", "id", "Datastream/id", "parameters/and/0"),
                Arbitraries.bigIntegers().map(Literal.Whole::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(9)
                        .map(number -> new Literal.Fraction(number.abs().signum() == 0 ? BigDecimal.TEN : number)),
                Arbitraries.of("1E+5", "0.0", "7", "-1E-300", "0E-10")
                        .map(BigDecimal::new)
                        .map(Literal.Fraction::new),
                paths("resultTime").map(path -> new Expression.Call(Function.YEAR, List.of(path))),
                Arbitraries.just(new Literal.Whole(BigInteger.TWO.pow(200))));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Arbitraries.lazy(() -> Combinators.combine(
                                        Arbitraries.of(Operator.class), numbers(depth - 1), numbers(depth - 1))
                                .as(Expression.Calculation::new)));
    }

    private static Arbitrary<Expression> texts(int depth) {
        Arbitrary<Expression> simple = Arbitraries.oneOf(
                paths("Datastream/name", "Datastream/Thing/Locations/encodingType", "@iot.selfLink"),
                Arbitraries.strings()
                        .filter(text -> text.chars()
                                .allMatch(character -> character != 0 && !Character.isSurrogate((char) character)))
                        .map(Literal.Text::new),
                Arbitraries.of("'", "''", "🌳", "(").map(Literal.Text::new));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Combinators.combine(simple, simple)
                                .as((one, other) -> new Expression.Call(Function.CONCAT, List.of(one, other))));
    }

    private static Arbitrary<Expression> times() {
        Arbitrary<OffsetDateTime> moments = Combinators.combine(
                        Arbitraries.longs().between(-62_000_000_000L, 250_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, offset) -> OffsetDateTime.of(
                        LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC),
                        ZoneOffset.ofTotalSeconds(offset * 60)));
        return Arbitraries.oneOf(
                paths("phenomenonTime", "resultTime"),
                moments.map(Literal.Moment::new),
                Combinators.combine(moments, moments)
                        .as((one, other) -> one.isBefore(other)
                                ? new Literal.Interval(one, other)
                                : new Literal.Interval(other, one)),
                Arbitraries.longs()
                        .between(-700_000, 2_900_000)
                        .map(LocalDate::ofEpochDay)
                        .map(Literal.Day::new),
                Combinators.combine(
                                Arbitraries.of(Operator.ADD, Operator.SUB),
                                moments,
                                Arbitraries.longs().between(-3_000_000_000L, 3_000_000_000L))
                        .as((operator, moment, seconds) -> new Expression.Calculation(
                                operator,
                                new Literal.Moment(moment),
                                new Literal.Span(Duration.ofSeconds(seconds, 5)))));
    }

    /** Times of day are compared with nothing else, so they are tried alone. */
    @Property(seed = "85", tries = 500)
    void soIsATimeOfDay(@ForAll("clocks") LocalTime clock) {
        var expression = new Expression.Comparison(
                Comparator.LT,
                new Expression.Call(
                        Function.TIME,
                        List.of(new Literal.Moment(OffsetDateTime.of(2026, 11, 28, 0, 0, 0, 0, ZoneOffset.UTC)))),
                new Literal.Clock(clock));

        assertThat(Queries.filter(EntityType.OBSERVATION, expression.text())).isEqualTo(expression);
    }

    @Provide
    Arbitrary<LocalTime> clocks() {
        return Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay);
    }

    private static Arbitrary<Expression> paths(String... texts) {
        return Arbitraries.of(texts)
                .map(text ->
                        ((Expression.Comparison) Queries.filter(EntityType.OBSERVATION, text + " eq null")).left());
    }
}
