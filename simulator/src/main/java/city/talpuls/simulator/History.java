package city.talpuls.simulator;

import city.talpuls.simulator.timetable.Plan;
import java.time.Duration;
import java.time.Instant;

/** Turns the time that the telling of the history has reached into percent, and says each percent once. */
final class History {

    private static final int ALL = 100;

    private final Plan plan;
    private final Progress progress;
    private int said;

    History(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.said = plan.from().equals(plan.present()) ? ALL : 0;
    }

    void reached(Instant time) {
        if (said == ALL) {
            return;
        }
        double span = Duration.between(plan.from(), plan.present()).toNanos();
        double told = Duration.between(plan.from(), time).toNanos();
        int percent = (int) Math.clamp(told / span * ALL, 0, ALL);
        if (percent > said) {
            said = percent;
            progress.backfilled(percent);
        }
    }
}
