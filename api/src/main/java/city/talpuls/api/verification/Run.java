package city.talpuls.api.verification;

import city.talpuls.api.verification.Suspects.Suspect;
import city.talpuls.api.verification.Suspects.Verdict;
import city.talpuls.model.measurement.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One verification, step by step. Looks at stretch after stretch, and at what looked wrong again in between. */
final class Run {

    private static final int AT_ONCE = 500;

    /** With more windows than that in doubt it goes no further until they are settled. */
    private static final int MOST_SUSPECTS = 20_000;

    private final Recount recount;
    private final InstantSource clock;
    private final Instant from;
    private final Instant to;
    private final Suspects suspects;
    private Stretch stretch;
    private long windows;
    private long readings;
    private long differences;
    private long stillChanging;
    private boolean ended;

    Run(Recount recount, InstantSource clock, Instant from, Instant to, Duration pause) {
        this.recount = recount;
        this.clock = clock;
        this.from = from;
        this.to = to;
        this.suspects = new Suspects(pause);
        this.stretch = Stretch.first(from);
    }

    boolean isEnded() {
        return ended;
    }

    /** Does something and tells what came of it; waits if there is nothing else to do. */
    List<Line> step() throws InterruptedException {
        List<Suspect> due = suspects.due(clock.instant(), AT_ONCE);
        if (!due.isEmpty()) {
            return lookAgain(due);
        }
        if (stretch.from().isBefore(to) && suspects.size() < MOST_SUSPECTS) {
            return lookOn();
        }
        if (suspects.next().isPresent()) {
            Duration wait = Duration.between(clock.instant(), suspects.next().get());
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
            return List.of(progress());
        }
        ended = true;
        return List.of(new Line.Summary(from, to, windows, readings, differences, stillChanging));
    }

    private List<Line> lookOn() {
        long before = readings;
        for (Interval interval : Interval.values()) {
            Instant first = ceiling(stretch.from(), interval);
            Instant end = ceiling(stretch.to(to), interval);
            if (first.isBefore(end)) {
                recount.look(interval, first, end, look -> count(look, interval));
            }
        }
        stretch = stretch.after(readings - before);
        return List.of(progress());
    }

    private void count(Look look, Interval interval) {
        windows++;
        if (interval == Interval.QUARTER_HOUR) {
            readings += look.readings();
        }
        if (!look.isRight()) {
            suspects.add(look, clock.instant());
        }
    }

    private List<Line> lookAgain(List<Suspect> due) {
        List<Line> lines = new ArrayList<>();
        for (Interval interval : Interval.values()) {
            Map<Window, Suspect> asked = due.stream()
                    .filter(suspect -> suspect.last().window().interval() == interval)
                    .collect(Collectors.toMap(suspect -> suspect.last().window(), Function.identity()));
            if (!asked.isEmpty()) {
                for (Look look : recount.again(interval, List.copyOf(asked.keySet()))) {
                    Suspect suspect = asked.get(look.window());
                    if (suspect != null) {
                        judge(suspect, look, lines);
                    }
                }
            }
        }
        return lines;
    }

    private void judge(Suspect suspect, Look look, List<Line> lines) {
        switch (suspects.judge(suspect, look, clock.instant())) {
            case Verdict.Right right -> {}
            case Verdict.Unclear unclear -> {}
            case Verdict.StillChanging changing -> stillChanging++;
            case Verdict.Wrong(Look wrong) -> {
                differences += wrong.differences().size();
                lines.addAll(wrong.differences());
            }
        }
    }

    private Line progress() {
        Instant until = stretch.from().isBefore(to) ? stretch.from() : to;
        return new Line.Progress(until, windows, readings, suspects.size());
    }

    /** The start of the first window at or after that time. */
    private static Instant ceiling(Instant time, Interval interval) {
        Instant start = interval.windowOf(time);
        return start.equals(time) ? start : start.plus(interval.length());
    }
}
