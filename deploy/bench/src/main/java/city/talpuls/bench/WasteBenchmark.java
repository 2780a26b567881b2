package city.talpuls.bench;

import city.talpuls.indicators.waste.Emptying;
import city.talpuls.indicators.waste.FillHistory;
import city.talpuls.indicators.waste.FillPattern;
import city.talpuls.indicators.waste.FillReading;
import city.talpuls.indicators.waste.Forecast;
import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.AilingCourse;
import city.talpuls.simulator.course.Ailments;
import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.course.Spell;
import city.talpuls.simulator.course.WasteCourse;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How well emptyings are found and how well it is foreseen when bins are full, on simulated bins with bad sensors. Each
 * forecast knows the eight weeks before it and is held against when the bin would have reached the threshold if nobody had
 * emptied it; so no forecast is left out because a lorry came first. Beside it stands the straight line from the last
 * emptying through the present level, where that is a day ago or more, so that the line has something to go through.
 */
final class WasteBenchmark {

    private static final double THRESHOLD = 80;
    private static final Duration MEMORY = Duration.ofDays(56);
    private static final Duration LINE_NEEDS = Duration.ofDays(1);
    private static final Ailments AILMENTS = new Ailments(0.4, 0, 0.15);
    private static final int DEVICES_PER_BIN = 4;

    private final Extent extent;

    WasteBenchmark(Extent extent) {
        this.extent = extent;
    }

    /**
     * How much is simulated.
     *
     * @param weeks of readings
     * @param heldBack how many of them, the last ones, are forecast
     * @param start of the weeks
     */
    record Extent(long seed, int bins, int weeks, int heldBack, Instant start) {

        Instant end() {
            return start.plus(Duration.ofDays(7L * weeks));
        }
    }

    /**
     * A forecast and what was true.
     *
     * @param error of the forecast, in hours; positive if it was too late
     * @param lineError of the straight line; none where the line has too little to go through
     * @param within whether the truth lay in the interval
     */
    record Trial(double error, Optional<Double> lineError, boolean within) {}

    /** What came out. */
    record Outcome(EmptyingScore emptyings, List<Trial> trials, int silent) {

        Outcome {
            trials = List.copyOf(trials);
        }

        List<Trial> compared() {
            return trials.stream()
                    .filter(trial -> trial.lineError().isPresent())
                    .toList();
        }

        double meanAbsolute() {
            return mean(compared(), trial -> Math.abs(trial.error()));
        }

        double rootMeanSquare() {
            return Math.sqrt(mean(compared(), trial -> trial.error() * trial.error()));
        }

        double lineMeanAbsolute() {
            return mean(compared(), trial -> Math.abs(trial.lineError().orElseThrow()));
        }

        double lineRootMeanSquare() {
            return Math.sqrt(mean(
                    compared(),
                    trial -> trial.lineError().orElseThrow() * trial.lineError().orElseThrow()));
        }

        /** Which share of all truths lay within their interval. */
        double coverage() {
            return mean(trials, trial -> trial.within() ? 1 : 0);
        }

        /** What must not be. */
        List<String> faults() {
            var faults = new ArrayList<String>();
            if (emptyings.missed() > 0) {
                faults.add(emptyings.missed() + " emptyings were missed");
            }
            if (emptyings.invented() > 0) {
                faults.add(emptyings.invented() + " emptyings were invented");
            }
            if (!(meanAbsolute() < lineMeanAbsolute())) {
                faults.add("the straight line is no worse by mean absolute error");
            }
            if (!(rootMeanSquare() < lineRootMeanSquare())) {
                faults.add("the straight line is no worse by root mean square error");
            }
            if (silent > 0) {
                faults.add(silent + " times there was no forecast at all");
            }
            return faults;
        }

        private static double mean(List<Trial> trials, ToDoubleFunction<Trial> of) {
            return trials.stream().mapToDouble(of).average().orElse(Double.NaN);
        }
    }

    Outcome run() {
        var emptyings = new EmptyingScore(0, 0, 0, 0);
        var trials = new ArrayList<Trial>();
        int silent = 0;
        for (SimulatedDevice device : bins()) {
            var course = (AilingCourse) device.course();
            var bin = (WasteCourse) course.healthy();
            List<BinSensor.Reading> readings =
                    new BinSensor(course, bin, device.seed()).readings(extent.start(), extent.end());
            emptyings = emptyings.plus(EmptyingScore.of(readings, bin.emptyings(extent.start(), extent.end())));
            List<FillReading> given =
                    readings.stream().map(BinSensor.Reading::given).toList();
            for (int day = 7 * (extent.weeks() - extent.heldBack()); day < 7 * extent.weeks(); day++) {
                Instant morning = extent.start().plus(Duration.ofDays(day));
                Instant now =
                        morning.plusSeconds(device.seed().of("asked").of(day).below(24 * 3600));
                Optional<Instant> truth = reaches(bin, now);
                if (truth.isEmpty()) {
                    continue;
                }
                Optional<Trial> trial = trial(given, now, truth.get());
                trial.ifPresent(trials::add);
                silent += trial.isEmpty() ? 1 : 0;
            }
        }
        return new Outcome(emptyings, trials, silent);
    }

    private List<SimulatedDevice> bins() {
        var disturbances = new Disturbances(new Spell.None(), AILMENTS);
        return Fleet.planned(
                        new Seed(extent.seed()),
                        extent.bins() * DEVICES_PER_BIN,
                        List.of(Format.values()),
                        disturbances)
                .devices()
                .stream()
                .filter(device -> device.kind() == Kind.WASTE)
                .limit(extent.bins())
                .toList();
    }

    /** When the bin reaches the threshold if nobody empties it; nothing if it is above it, or not within the horizon. */
    private static Optional<Instant> reaches(WasteCourse bin, Instant now) {
        double level = bin.fillAt(now);
        Instant below = now;
        Instant above = now.plus(Forecast.HORIZON);
        if (level >= THRESHOLD || level + bin.broughtBetween(now, above) < THRESHOLD) {
            return Optional.empty();
        }
        while (Duration.between(below, above).compareTo(Duration.ofMinutes(1)) > 0) {
            Instant middle = below.plus(Duration.between(below, above).dividedBy(2));
            if (level + bin.broughtBetween(now, middle) < THRESHOLD) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return Optional.of(above);
    }

    private static Optional<Trial> trial(List<FillReading> all, Instant now, Instant truth) {
        FillHistory history = FillHistory.of(all.stream()
                .filter(reading ->
                        reading.time().isBefore(now) && !reading.time().isBefore(now.minus(MEMORY)))
                .toList());
        return FillPattern.learned(history)
                .flatMap(pattern -> history.current(pattern).map(current -> {
                    Forecast forecast = Forecast.of(pattern, current, THRESHOLD);
                    Instant horizon = current.time().plus(Forecast.HORIZON);
                    boolean within = forecast.earliest() != null
                            && !truth.isBefore(forecast.earliest())
                            && (forecast.latest() == null || !truth.isAfter(forecast.latest()));
                    return new Trial(
                            hours(truth, forecast.expected() == null ? horizon : forecast.expected()),
                            line(history, current).map(at -> hours(truth, at.isAfter(horizon) ? horizon : at)),
                            within);
                }));
    }

    /** When the straight line from the last emptying through the present level reaches the threshold. */
    private static Optional<Instant> line(FillHistory history, FillReading current) {
        if (history.emptyings().isEmpty()) {
            return Optional.empty();
        }
        Emptying last = history.emptyings().getLast();
        double filled = current.level() - last.to();
        Duration since = Duration.between(last.before(), current.time());
        if (since.compareTo(LINE_NEEDS) < 0 || filled <= 0) {
            return Optional.empty();
        }
        double hoursLeft = Math.max(0, THRESHOLD - current.level()) / filled * since.toMinutes() / 60;
        return Optional.of(current.time().plusSeconds((long) (Math.min(hoursLeft, 24 * 366) * 3600)));
    }

    private static double hours(Instant truth, Instant said) {
        return Duration.between(truth, said).toSeconds() / 3600.0;
    }

    /** The outcome as tables in Markdown. */
    static String table(Outcome outcome) {
        EmptyingScore emptyings = outcome.emptyings();
        return String.format(
                Locale.ROOT,
                """
                | emptyings | |
                |---|---|
                | found | %d |
                | missed | %d |
                | invented | %d |
                | cannot be seen | %d |

                | hours to %.0f %%, %d forecasts | mean absolute error | root mean square error |
                |---|---|---|
                | forecast | %.1f h | %.1f h |
                | straight line | %.1f h | %.1f h |

                Of %d forecasts, %.1f %% have the truth in their interval, which is made for 80 %%.
                """,
                emptyings.found(),
                emptyings.missed(),
                emptyings.invented(),
                emptyings.hidden(),
                THRESHOLD,
                outcome.compared().size(),
                outcome.meanAbsolute(),
                outcome.rootMeanSquare(),
                outcome.lineMeanAbsolute(),
                outcome.lineRootMeanSquare(),
                outcome.trials().size(),
                100 * outcome.coverage());
    }
}
