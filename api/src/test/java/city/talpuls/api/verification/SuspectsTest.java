package city.talpuls.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.verification.Suspects.Verdict;
import city.talpuls.model.measurement.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Window WINDOW = new Window(7, "dev-1", "temperature", Interval.HOUR, NOON);

    private final Suspects suspects = new Suspects(PAUSE);

    @Test
    void whatIsWrongEachTimeIsWrong() {
        assertThat(looked(look(1, 2), look(1, 2), look(1, 2), look(1, 2)))
                .containsExactly(new Verdict.Unclear(), new Verdict.Unclear(), new Verdict.Wrong(look(1, 2)));
        assertThat(suspects.size()).isZero();
    }

    @Test
    void anAggregateThatFollowedItsReadingsIsRight() {
        assertThat(looked(look(1, 2), look(1, 2), look(2, 2)))
                .containsExactly(new Verdict.Unclear(), new Verdict.Right());
        assertThat(suspects.size()).isZero();
    }

    @Test
    void aWindowWhoseReadingsChangeIsStillChanging() {
        assertThat(looked(look(1, 2), look(2, 3), look(3, 4), look(4, 5)))
                .last()
                .isEqualTo(new Verdict.StillChanging());
        assertThat(looked(look(1, 2), look(1, 3), look(1, 3), look(1, 3)))
                .last()
                .isEqualTo(new Verdict.StillChanging());
    }

    @Test
    void anAggregateThatOnlyMovesIsWrongIfItsReadingsDoNot() {
        assertThat(looked(look(1, 9), look(2, 9), look(3, 9), look(4, 9)))
                .last()
                .isEqualTo(new Verdict.Wrong(look(4, 9)));
    }

    @Test
    void readingsThatWereAddedInAnotherOrderAreTheSameReadings() {
        var other =
                new Look(WINDOW, sums(1), new Sums(3, 0, 0.1 + 0.2 + 0.3, 0.1, 0.3, 0.02, NOON, 0.1, NOON, 0.3, null));
        var wrong =
                new Look(WINDOW, sums(1), new Sums(3, 0, 0.3 + 0.2 + 0.1, 0.1, 0.3, 0.02, NOON, 0.1, NOON, 0.3, null));
        assertThat(other.recomputed()).isNotEqualTo(wrong.recomputed());

        assertThat(looked(other, wrong, other, wrong)).last().isEqualTo(new Verdict.Wrong(wrong));
    }

    @Test
    void betweenTwoLooksAWindowIsLeftAlone() {
        suspects.add(look(1, 2), NOON);

        assertThat(suspects.due(NOON.plus(PAUSE).minusMillis(1), 10)).isEmpty();
        assertThat(suspects.next()).contains(NOON.plus(PAUSE));
        assertThat(suspects.due(NOON.plus(PAUSE), 10)).hasSize(1);
        assertThat(suspects.next()).isEmpty();
    }

    /** What is found of a window that is looked at again and again. */
    private List<Verdict> looked(Look first, Look... others) {
        Instant now = NOON;
        suspects.add(first, now);
        var verdicts = new ArrayList<Verdict>();
        for (Look look : others) {
            now = now.plus(PAUSE);
            verdicts.add(suspects.judge(suspects.due(now, 1).getFirst(), look, now));
        }
        return verdicts;
    }

    private static Look look(int stored, int recomputed) {
        return new Look(WINDOW, sums(stored), sums(recomputed));
    }

    private static Sums sums(int count) {
        return new Sums(count, 0, (double) count, 1.0, 1.0, 0.0, NOON, 1.0, NOON, 1.0, null);
    }
}
