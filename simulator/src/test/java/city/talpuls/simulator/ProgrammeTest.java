package city.talpuls.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.timetable.Faults;
import city.talpuls.simulator.timetable.Plan;
import city.talpuls.simulator.timetable.Rhythm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final SimulationOptions demo = SimulationOptions.demo(URI.create("tcp://127.0.0.1:1883"));

    @Test
    void theDemoStartsInThePresent() {
        Programme programme = Programme.of(demo, NOON);

        assertThat(programme.plan().from()).isEqualTo(NOON);
        assertThat(programme.plan().present()).isEqualTo(NOON);
        assertThat(programme.plan().live()).isEqualTo(new Rhythm.OwnIntervals(0.2));
    }

    @Test
    void aBackfillTellsTheDevicesOwnIntervalsFirst() {
        Programme programme = Programme.of(demo.withBackfill(Backfill.of(Duration.ofHours(24))), NOON);

        assertThat(programme.plan().from()).isEqualTo(NOON.minus(Duration.ofHours(24)));
        assertThat(programme.plan().history()).isEqualTo(new Rhythm.OwnIntervals(1));
        assertThat(programme.pace().clockAt(programme.plan().from())).isEqualTo(NOON);
    }

    @Test
    void binsTellByTheHourWhatIsFurtherBack() {
        var backfill = new Backfill(Duration.ofHours(24), Duration.ofDays(7));

        Plan plan = Programme.of(demo.withBackfill(backfill), NOON).plan();

        assertThat(plan.from()).isEqualTo(NOON.minus(Duration.ofDays(7)));
        assertThat(plan.history())
                .isEqualTo(new Rhythm.SomeEarlier(
                        Set.of(Kind.WASTE),
                        new Rhythm.OwnIntervals(4),
                        NOON.minus(Duration.ofHours(24)),
                        new Rhythm.OwnIntervals(1)));
    }

    @Test
    void aFasterTimeEndsInThePresentWhenItsDurationIsOver() {
        Programme programme =
                Programme.of(options(OptionalDouble.empty(), 60, Optional.of(Duration.ofMinutes(1))), NOON);

        assertThat(programme.plan().from()).isEqualTo(NOON.minus(Duration.ofMinutes(59)));
        assertThat(programme.plan().present()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aFasterTimeWithoutEndReplaysADay() {
        assertThat(Programme.of(options(OptionalDouble.empty(), 60, Optional.empty()), NOON)
                        .plan()
                        .from())
                .isEqualTo(NOON.minus(Duration.ofHours(24)));
    }

    @Test
    void theRateIsOneOfTheClockHoweverFastTimeRuns() {
        Programme programme = Programme.of(options(OptionalDouble.of(300), 60, Optional.empty()), NOON);

        assertThat(programme.plan().history())
                .isEqualTo(new Rhythm.TakingTurns(programme.plan().from(), 120, 5));
        assertThat(programme.plan().live())
                .isEqualTo(new Rhythm.TakingTurns(programme.plan().present(), 120, 300));
    }

    private SimulationOptions options(OptionalDouble rate, double speedUp, Optional<Duration> duration) {
        return new SimulationOptions(
                demo.broker(),
                demo.patience(),
                demo.seed(),
                demo.devices(),
                demo.formats(),
                rate,
                speedUp,
                demo.intervalScale(),
                demo.backfill(),
                duration,
                new Faults(0, 0),
                Disturbances.none());
    }
}
