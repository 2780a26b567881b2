package city.talpuls.simulator.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.timetable.Delivery.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    private static final Faults NONE = new Faults(0, 0);
    private static final Rhythm OWN = new Rhythm.OwnIntervals(1);

    private final Fleet fleet = Fleet.planned(new Seed(42), 120, List.of(Format.values()));

    @Test
    void historyIsToldOldestFirst() {
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        List<Delivery> told = until(NOON, new Timetable(fleet, new Plan(yesterday, OWN, NOON, OWN), Faults.mild()));

        assertThat(told).isSortedAccordingTo(Comparator.comparing(Delivery::sentAt));
        assertThat(told)
                .allSatisfy(delivery -> assertThat(delivery.measuredAt()).isBetween(yesterday, NOON));
        assertThat(told).hasSizeBetween(15_000, 30_000);
    }

    @Test
    void someKindsOfDeviceSpeakEarlier() {
        Instant lastWeek = NOON.minus(Duration.ofDays(7));
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        var rhythm = new Rhythm.SomeEarlier(Set.of(Kind.WASTE), new Rhythm.OwnIntervals(4), yesterday, OWN);
        var plan = new Plan(lastWeek, rhythm, NOON, OWN);

        List<Delivery> told = until(NOON, new Timetable(fleet, plan, NONE));

        Map<Boolean, List<Delivery>> early = told.stream()
                .collect(Collectors.partitioningBy(
                        delivery -> delivery.measuredAt().isBefore(yesterday)));
        assertThat(early.get(true))
                .hasSizeBetween(44 * (24 * 6 - 1), 44 * (24 * 6 + 1))
                .allSatisfy(delivery -> assertThat(delivery.device().kind()).isEqualTo(Kind.WASTE));
        assertThat(early.get(false))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("frame")
                .isEqualTo(until(NOON, historyFrom(yesterday)));
        assertThat(plan.told(fleet)).isCloseTo(told.size(), withinPercentage(1));
    }

    @Test
    void twoRunsTellTheSameHistory() {
        var plan = new Plan(NOON.minus(Duration.ofHours(3)), OWN, NOON, OWN);

        assertThat(until(NOON, new Timetable(fleet, plan, Faults.mild())))
                .isEqualTo(until(NOON, new Timetable(fleet, plan, Faults.mild())));
    }

    @Test
    void aRestartMeetsTheSameSlotsAgain() {
        List<Delivery> first = until(NOON, historyFrom(NOON.minus(Duration.ofHours(6))));
        List<Delivery> second = until(NOON, historyFrom(NOON.minus(Duration.ofHours(2))));

        assertThat(first)
                .extracting(delivery -> delivery.device().id() + " " + delivery.measuredAt())
                .containsAll(second.stream()
                        .map(delivery -> delivery.device().id() + " " + delivery.measuredAt())
                        .toList());
    }

    private Timetable historyFrom(Instant from) {
        return new Timetable(fleet, new Plan(from, OWN, NOON, OWN), NONE);
    }

    @Test
    void everyDeviceKeepsItsIntervalAndCountsItsFrames() {
        Map<String, List<Delivery>> byDevice = until(NOON, historyFrom(NOON.minus(Duration.ofHours(6)))).stream()
                .collect(Collectors.groupingBy(delivery -> delivery.device().id()));

        assertThat(byDevice).hasSize(120);
        assertThat(byDevice.values()).allSatisfy(own -> {
            Duration interval = own.getFirst().device().interval();
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i).frame()).isEqualTo(i);
                assertThat(own.get(i).since())
                        .isBetween(
                                interval.multipliedBy(8).dividedBy(10),
                                interval.multipliedBy(12).dividedBy(10));
            }
        });
    }

    @Test
    void somebodySpeaksAtOnceWhenTheCityIsSwitchedOn() {
        for (int devices : new int[] {1, 5, 120}) {
            var few = Fleet.planned(new Seed(devices), devices, List.of(Format.values()));
            var timetable = new Timetable(few, new Plan(NOON, OWN, NOON, OWN), new Faults(0, 1));

            assertThat(timetable.next().sentAt()).isEqualTo(NOON);
        }
    }

    @Test
    void theDemoSpeaksAboutOnceASecond() {
        var live = new Rhythm.OwnIntervals(0.2);

        List<Delivery> minutes =
                until(NOON.plus(Duration.ofMinutes(10)), new Timetable(fleet, new Plan(NOON, OWN, NOON, live), NONE));

        assertThat(minutes).hasSizeBetween(480, 900);
        assertThat(minutes.stream().map(delivery -> delivery.device().id()).distinct())
                .hasSize(120);
    }

    @Test
    void aRateIsKeptExactlyWhateverTheIntervalsAre() {
        var turns = new Rhythm.TakingTurns(NOON, 120, 5_000);
        var timetable = new Timetable(fleet, new Plan(NOON, OWN, NOON, turns), NONE);

        List<Delivery> second = until(NOON.plusSeconds(1), timetable);

        assertThat(second).hasSize(5_000);
        assertThat(second.getFirst().sentAt()).isEqualTo(NOON);
        assertThat(second.stream().map(d -> d.device().id() + d.measuredAt()).distinct())
                .hasSize(5_000);
    }

    @Test
    void mildFaultsAreFewAndLookLikeTheRealOnes() {
        List<Delivery> told = until(
                NOON, new Timetable(fleet, new Plan(NOON.minus(Duration.ofDays(2)), OWN, NOON, OWN), Faults.mild()));

        assertThat(share(told, Manner.COPY)).isEqualTo(0.01, within(0.004));
        assertThat(share(told, Manner.LATE)).isEqualTo(0.01, within(0.004));
        assertThat(told)
                .filteredOn(Delivery::manner, Manner.LATE)
                .allSatisfy(late -> assertThat(Duration.between(late.measuredAt(), late.sentAt()))
                        .isBetween(Duration.ofSeconds(9), Duration.ofMinutes(30)));
    }

    @Test
    void aCopyFollowsItsMessageWithTheSameFrame() {
        var timetable = new Timetable(fleet, new Plan(NOON, OWN, NOON, OWN), new Faults(1, 0));

        List<Delivery> told = until(NOON.plus(Duration.ofHours(1)), timetable);

        assertThat(told)
                .filteredOn(Delivery::manner, Manner.COPY)
                .isNotEmpty()
                .allSatisfy(copy -> assertThat(told)
                        .filteredOn(other -> other.manner() == Manner.PUNCTUAL
                                && identity(other).equals(identity(copy)))
                        .singleElement()
                        .satisfies(message -> assertThat(message.sentAt()).isBefore(copy.sentAt())));
    }

    private static String identity(Delivery delivery) {
        return delivery.device().id() + " " + delivery.frame();
    }

    @Test
    void theClockCatchesUpWithTheHistoryAndNeverRunsAhead() {
        Instant dayBefore = NOON.minus(Duration.ofHours(24));
        var pace = new Pace(NOON, dayBefore, 61);

        assertThat(pace.present()).isEqualTo(NOON.plus(Duration.ofMinutes(24)));
        assertThat(pace.clockAt(dayBefore)).isEqualTo(NOON);
        assertThat(pace.clockAt(dayBefore.plus(Duration.ofMinutes(61)))).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(IntStream.range(0, 100).mapToObj(i -> dayBefore.plus(Duration.ofMinutes(20L * i))))
                .allSatisfy(time -> assertThat(pace.clockAt(time)).isAfterOrEqualTo(time));
    }

    @Test
    void withoutASpeedHistoryIsDueAtOnce() {
        var pace = new Pace(NOON, NOON.minus(Duration.ofHours(24)), Double.POSITIVE_INFINITY);

        assertThat(pace.present()).isEqualTo(NOON);
        assertThat(pace.clockAt(NOON.minusSeconds(1))).isEqualTo(NOON);
        assertThat(pace.clockAt(NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void sharesBeyondOneAreRefused() {
        assertThatThrownBy(() -> new Faults(1.5, 0))
                .hasMessageContaining("duplicates")
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Faults(0, Double.NaN)).hasMessageContaining("late");
    }

    private static double share(List<Delivery> told, Manner manner) {
        return (double) told.stream().filter(d -> d.manner() == manner).count() / told.size();
    }

    private static List<Delivery> until(Instant end, Timetable timetable) {
        var told = new ArrayList<Delivery>();
        for (Delivery next = timetable.next(); next.sentAt().isBefore(end); next = timetable.next()) {
            told.add(next);
        }
        return told;
    }
}
