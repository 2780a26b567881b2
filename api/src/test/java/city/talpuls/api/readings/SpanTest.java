package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void isTheLast24HoursUnlessSaidOtherwise() {
        assertThat(Span.asked(null, null, NOON)).isEqualTo(new Span(NOON.minus(Duration.ofDays(1)), NOON));
    }

    @Test
    void isTheDayBeforeItsEndWhenOnlyThatIsSaid() {
        Instant end = NOON.minus(Duration.ofDays(30));

        assertThat(Span.asked(null, new Moment(end), NOON)).isEqualTo(new Span(end.minus(Duration.ofDays(1)), end));
    }

    @Test
    void reachesToNowWhenOnlyItsStartIsSaid() {
        Instant start = NOON.minus(Duration.ofDays(30));

        assertThat(Span.asked(new Moment(start), null, NOON)).isEqualTo(new Span(start, NOON));
    }

    @Test
    void doesNotStartAfterItsEnd() {
        assertThatThrownBy(() -> Span.asked(new Moment(NOON.plusSeconds(1)), null, NOON))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void isNotLongerThanAnybodyCanMean() {
        assertThatThrownBy(() -> Span.asked(new Moment(Instant.parse("1526-11-23T12:00:00Z")), null, NOON))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void hasTheWindowsThatStartInIt() {
        Duration hour = Duration.ofHours(1);

        assertThat(new Span(NOON, NOON).windows(hour)).isZero();
        assertThat(new Span(NOON, NOON.plusNanos(1000)).windows(hour)).isEqualTo(1);
        assertThat(new Span(NOON, NOON.plusSeconds(3600)).windows(hour)).isEqualTo(1);
        assertThat(new Span(NOON.plusNanos(1000), NOON.plusSeconds(3600)).windows(hour))
                .isZero();
        assertThat(new Span(NOON, NOON.plusSeconds(3601)).windows(hour)).isEqualTo(2);
    }
}
