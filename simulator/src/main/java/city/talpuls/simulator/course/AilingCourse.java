package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What a device gives that is not always well: its healthy readings, but for those that stick, drift, or stay away. */
public record AilingCourse(Course healthy, Ailments ailments, Seed seed) implements Course {

    private static final Duration STUCK_SINCE = Duration.ofMinutes(10);

    @Override
    public List<Measured> at(Instant time, Duration since) {
        List<Measured> readings = healthy.at(time, since);
        List<Ailment> present = ailments(time, time.plusNanos(1)).stream()
                .sorted(Comparator.comparing(Ailment::kind))
                .toList();
        for (Ailment ailment : present) {
            readings = readings.stream()
                    .filter(reading -> ailment.kind() != Ailment.Kind.DEAD)
                    .map(reading -> touched(reading, ailment, time))
                    .toList();
        }
        return readings;
    }

    /** What is wrong with it at some time in the span. */
    public List<Ailment> ailments(Instant from, Instant to) {
        List<Quantity> measured = healthy.at(Instant.EPOCH, Duration.ZERO).stream()
                .map(Measured::quantity)
                .toList();
        return ailments.between(from, to, seed, measured);
    }

    private Measured touched(Measured reading, Ailment ailment, Instant time) {
        if (ailment.quantity().filter(reading.quantity()::equals).isEmpty()) {
            return reading;
        }
        return switch (ailment.kind()) {
            case STUCK -> valueAt(reading.quantity(), ailment.from());
            case DRIFT -> Drift.of(reading, ailment.progressAt(time));
            case DEAD -> reading;
        };
    }

    private Measured valueAt(Quantity quantity, Instant time) {
        return healthy.at(time, STUCK_SINCE).stream()
                .filter(reading -> reading.quantity() == quantity)
                .findFirst()
                .orElseThrow();
    }
}
