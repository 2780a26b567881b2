package city.talpuls.simulator;

import city.talpuls.simulator.timetable.Pace;
import city.talpuls.simulator.timetable.Plan;
import city.talpuls.simulator.timetable.Rhythm;
import java.time.Duration;
import java.time.Instant;

/** What the options mean for a run that starts at a certain time. */
record Programme(Pace pace, Plan plan) {

    private static final Duration USUAL_REPLAY = Duration.ofHours(24);
    private static final double OWN = 1;

    static Programme of(SimulationOptions options, Instant start) {
        boolean replays = options.speedUp() > 1;
        Instant from = start.minus(replays ? replay(options) : options.backfill());
        double speed = replays ? options.speedUp() : Double.POSITIVE_INFINITY;
        var pace = new Pace(start, from, speed);
        Instant present = pace.present();
        return new Programme(pace, new Plan(from, history(options, from), present, live(options, present)));
    }

    /** How far back time starts when it runs faster: as told, else so that it catches up just at the end. */
    private static Duration replay(SimulationOptions options) {
        if (options.backfill().isPositive()) {
            return options.backfill();
        }
        return options.duration()
                .map(duration -> Duration.ofNanos((long) (duration.toNanos() * (options.speedUp() - 1))))
                .orElse(USUAL_REPLAY);
    }

    private static Rhythm history(SimulationOptions options, Instant from) {
        if (options.rate().isEmpty() || options.speedUp() == 1) {
            return new Rhythm.OwnIntervals(OWN);
        }
        return turns(options, from, newMessagesPerSecond(options) / options.speedUp());
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
