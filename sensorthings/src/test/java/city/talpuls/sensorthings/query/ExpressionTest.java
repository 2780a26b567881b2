package city.talpuls.sensorthings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.sensorthings.model.EntityType;
import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An expression that exists means something, whoever made it. */
class ExpressionTest {

    private static final Literal TEXT = new Literal.Text("x");
    private static final Literal NUMBER = new Literal.Whole(BigInteger.ONE);
    private static final Literal HERE = new Literal.Geography("POINT (7 51)");

    @Test
    void nothingIsComparedOrCalculatedWithWhatItCannotBe() {
        refused(() -> new Expression.Comparison(Comparator.EQ, TEXT, NUMBER));
        refused(() -> new Expression.Comparison(Comparator.GT, NUMBER, new Literal.Nothing()));
        refused(() -> new Expression.Calculation(Operator.ADD, TEXT, NUMBER));
        refused(() -> new Expression.Not(NUMBER));
        refused(() -> new Expression.And(List.of(new Literal.Truth(true))));
        refused(() -> new Expression.Or(List.of(new Literal.Truth(true), TEXT)));
    }

    @Test
    void noFunctionGetsWhatItDoesNotTake() {
        refused(() -> new Expression.Call(Function.LENGTH, List.of()));
        refused(() -> new Expression.Call(Function.LENGTH, List.of(NUMBER)));
        refused(() -> new Expression.Call(Function.ST_WITHIN, List.of(HERE, HERE)));
        refused(() -> new Expression.Call(Function.ST_RELATE, List.of(location(), HERE, TEXT)));
    }

    @Test
    void noPathLeadsNowhere() {
        refused(() -> new Path(EntityType.THING, List.of(), location().property(), List.of()));
        refused(() ->
                new Path(EntityType.SENSOR, location().relations(), location().property(), List.of()));
        refused(() -> new Path(
                EntityType.THING, List.of(), EntityType.THING.property("name").orElseThrow(), List.of("first")));
    }

    @Test
    void nothingIsPutInOrderByWhatHasNone() {
        refused(() -> new Order(TEXT, false));
        refused(() -> new Order(location(), false));
        refused(() -> new Literal.Geography("POINT (7)"));
    }

    @Test
    void manyMayHaveAValueButAConditionIsOne() {
        assertThat(location().many()).isTrue();
        assertThat(Queries.filter(EntityType.THING, "length(Datastreams/name) add 1 gt 5")
                        .many())
                .isFalse();
        assertThat(Queries.filter(EntityType.THING, "startswith(Datastreams/name,'a')")
                        .many())
                .isFalse();
    }

    private static Path location() {
        return (Path) ((Expression.Comparison) Queries.filter(EntityType.THING, "Locations/location eq null")).left();
    }

    private static void refused(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
    }
}
