package city.talpuls.api.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Windows that looked wrong, until it is clear whether they are. Aggregates follow their readings by some seconds; so a
 * window is wrong if it is in all of {@link #LOOKS}, some time apart, and its readings have stayed what they were. If they
 * have not, nothing can be said.
 */
final class Suspects {

    static final int LOOKS = 4;

    private final Duration pause;
    private final Queue<Suspect> waiting = new ArrayDeque<>();

    /**
     * A window that looked wrong.
     *
     * @param last how it looked the last time
     * @param next when it is to be looked at again
     * @param looks how often it was looked at
     * @param steady whether its readings have been the same each time
     */
    record Suspect(Look last, Instant next, int looks, boolean steady) {}

    /** What can come of another look. */
    sealed interface Verdict {

        record Right() implements Verdict {}

        record Unclear() implements Verdict {}

        record Wrong(Look look) implements Verdict {}

        record StillChanging() implements Verdict {}
    }

    Suspects(Duration pause) {
        this.pause = pause;
    }

    int size() {
        return waiting.size();
    }

    /** Keeps a window that looked wrong for the first time. */
    void add(Look look, Instant now) {
        waiting.add(new Suspect(look, now.plus(pause), 1, true));
    }

    /** When the first has to be looked at again. */
    Optional<Instant> next() {
        return Optional.ofNullable(waiting.peek()).map(Suspect::next);
    }

    /** Takes out those that have to be looked at again by now, no more than so many. */
    List<Suspect> due(Instant now, int most) {
        var due = new ArrayList<Suspect>();
        for (Suspect first = waiting.peek();
                first != null && due.size() < most && !first.next().isAfter(now);
                first = waiting.peek()) {
            due.add(waiting.remove());
        }
        return due;
    }

    /** Judges one that was taken out by how it looks now; it is kept while that is unclear. */
    Verdict judge(Suspect suspect, Look look, Instant now) {
        if (look.isRight()) {
            return new Verdict.Right();
        }
        boolean steady = suspect.steady() && look.hasReadingsOf(suspect.last());
        if (suspect.looks() + 1 < LOOKS) {
            waiting.add(new Suspect(look, now.plus(pause), suspect.looks() + 1, steady));
            return new Verdict.Unclear();
        }
        return steady ? new Verdict.Wrong(look) : new Verdict.StillChanging();
    }
}
