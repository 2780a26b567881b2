package city.talpuls.simulator;

import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.timetable.Pace;
import city.talpuls.simulator.timetable.Plan;
import city.talpuls.simulator.timetable.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What the options mean for a run that starts at a certain time. */
record Programme(Pace pace, Plan plan) {

    private static final Duration USUAL_REPLAY = Duration.ofHours(24);
    private static final Rhythm OWN = new Rhythm.OwnIntervals(1);
    private static final Set<Kind> BINS = Set.of(Kind.WASTE);

    /** That of bins, which by themselves speak every 15 minutes. */
    private static final Rhythm HOURLY = new Rhythm.OwnIntervals(4);

    static Programme of(SimulationOptions options, Instant start) {
        boolean replays = options.speedUp() > 1;
        Instant from =
                start.minus(replays ? replay(options) : options.backfill().bins());
        double speed = replays ? options.speedUp() : Double.POSITIVE_INFINITY;
        var pace = new Pace(start, from, speed);
        Instant present = pace.present();
        return new Programme(pace, new Plan(from, history(options, from, start), present, live(options, present)));
    }

    /** How far back time starts when it runs faster: as told, else so that it catches up just at the end. */
    private static Duration replay(SimulationOptions options) {
        if (options.backfill().all().isPositive()) {
            return options.backfill().all();
        }
        return options.duration()
                .map(duration -> Duration.ofNanos((long) (duration.toNanos() * (options.speedUp() - 1))))
                .orElse(USUAL_REPLAY);
    }

    private static Rhythm history(SimulationOptions options, Instant from, Instant start) {
        if (options.speedUp() > 1) {
            return options.rate().isEmpty()
                    ? OWN
                    : turns(options, from, newMessagesPerSecond(options) / options.speedUp());
        }
        Instant beginning = start.minus(options.backfill().all());
        return from.isBefore(beginning) ? new Rhythm.SomeEarlier(BINS, HOURLY, beginning, OWN) : OWN;
    }

    private static Rhythm live(SimulationOptions options, Instant present) {
        return options.rate().isPresent()
                ? turns(options, present, newMessagesPerSecond(options))
                : new Rhythm.OwnIntervals(options.intervalScale());
    }

    private static Rhythm turns(SimulationOptions options, Instant origin, double perSecond) {
        return new Rhythm.TakingTurns(origin, options.devices(), perSecond);
    }

    /** The rate counts messages, and some of them come twice. */
    private static double newMessagesPerSecond(SimulationOptions options) {
        return options.rate().orElseThrow() / (1 + options.faults().duplicates());
    }
}
