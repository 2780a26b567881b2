package city.talpuls.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.AlertEvent.Kind;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.AlertRule.Direction;
import city.talpuls.model.registry.AlertRule.Level;
import city.talpuls.model.registry.AlertRule.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DeviceId KLUSE = new DeviceId("kluse");
    private static final AlertRule WUPPER = rule(
            Direction.ABOVE,
            new Level(Severity.INFO, 150, 140, Duration.ZERO),
            new Level(Severity.WARNING, 200, 190, Duration.ofMinutes(10)),
            new Level(Severity.CRITICAL, 250, 235, Duration.ZERO));

    private Standing standing = Standing.CALM;
    private Instant time = NOON;
    private final List<AlertEvent> events = new ArrayList<>();

    private static AlertRule rule(Direction direction, Level... levels) {
        return new AlertRule(
                "wupper",
                "The Wupper",
                true,
                Watch.VALUE,
                new Property("water_level"),
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                direction,
                List.of(levels),
                List.of("desk"));
    }

    /** Values, five minutes apart. */
    private void say(AlertRule rule, double... values) {
        for (double value : values) {
            Standing.Step step = standing.next(rule, KLUSE, time, value);
            standing = step.standing();
            if (step.event() != null) {
                events.add(step.event());
            }
            time = time.plus(Duration.ofMinutes(5));
        }
    }

    private List<String> told() {
        return events.stream()
                .map(event -> event.kind().label() + " " + event.severity().label())
                .toList();
    }

    @Test
    void aWaveRaisesEscalatesEasesAndClearsEachLevelOnce() {
        say(WUPPER, 100, 155, 180, 205, 215, 225, 240, 252, 260, 249, 236, 234, 210, 195, 189, 170, 141, 139, 100);

        assertThat(told())
                .containsExactly(
                        "raised info",
                        "escalated warning",
                        "escalated critical",
                        "eased warning",
                        "eased info",
                        "cleared info");
        assertThat(events).extracting(AlertEvent::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(events).extracting(AlertEvent::threshold).containsExactly(150.0, 200.0, 250.0, 235.0, 190.0, 140.0);
        assertThat(events)
                .extracting(AlertEvent::alert)
                .containsOnly(events.getFirst().alert());
        assertThat(standing.isCalm()).isTrue();
    }

    @Test
    void aLevelCountsOnceItHasBeenMetForLongEnough() {
        say(WUPPER, 210, 205);
        assertThat(told()).containsExactly("raised info");

        say(WUPPER, 203);
        assertThat(told()).containsExactly("raised info", "escalated warning");
        assertThat(events.getLast().time()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void whatFallsBackMeanwhileHasToBeMetAnew() {
        say(WUPPER, 210, 199, 210, 210);

        assertThat(told()).containsExactly("raised info");
    }

    @Test
    void aValueThatFlapsRaisesOnce() {
        say(WUPPER, 151, 149, 152, 148, 150, 145, 155, 141, 151);

        assertThat(told()).containsExactly("raised info");
    }

    @Test
    void aJumpRaisesTheHighestLevelAtOnceAndAFallClearsAllAtOnce() {
        say(WUPPER, 300, 10);

        assertThat(told()).containsExactly("raised critical", "cleared critical");
        assertThat(events.getLast().threshold()).isEqualTo(140);
    }

    @Test
    void theThresholdItselfIsMetAndIsNotOver() {
        say(WUPPER, 150, 140);

        assertThat(told()).containsExactly("raised info");
    }

    @Test
    void belowIsTheOtherWayRound() {
        AlertRule battery = rule(Direction.BELOW, new Level(Severity.WARNING, 3.2, 3.3, Duration.ZERO));

        say(battery, 3.6, 3.2, 3.25, 3.3, 3.31);

        assertThat(told()).containsExactly("raised warning", "cleared warning");
    }

    @Test
    void theNextTimeIsAnotherAlertAndTheSameTimeTheSame() {
        say(WUPPER, 155, 100, 155);
        assertThat(events).extracting(AlertEvent::kind).containsExactly(Kind.RAISED, Kind.CLEARED, Kind.RAISED);
        assertThat(events.get(2).alert()).isNotEqualTo(events.get(0).alert());

        Standing.Step again = Standing.CALM.next(WUPPER, KLUSE, NOON, 155);
        assertThat(again.event()).isEqualTo(events.getFirst());
    }

    @Test
    void aRuleThatIsChangedMeanwhileGoesOnWithTheNextValue() {
        say(WUPPER, 300);
        AlertRule milder = rule(Direction.ABOVE, new Level(Severity.WARNING, 280, 280, Duration.ZERO));

        say(milder, 290);
        assertThat(told()).containsExactly("raised critical", "eased warning");

        say(rule(Direction.ABOVE, new Level(Severity.CRITICAL, 400, 400, Duration.ZERO)), 290);
        assertThat(told()).containsExactly("raised critical", "eased warning", "cleared warning");
    }

    @Test
    void whatIsEndedIsToldWithTheLastThatWasSoOfIt() {
        say(WUPPER, 155);

        assertThat(standing.end(time)).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.CLEARED);
            assertThat(event.value()).isEqualTo(155);
            assertThat(event.threshold()).isNull();
            assertThat(event.recipients()).containsExactly("desk");
        });
        assertThat(Standing.CALM.end(time)).isNull();
    }
}
