package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How often devices are not well, each kind by the share of a device's weeks in which that happens once.
 *
 * @param stuck the share with a value that sticks for 4 to 18 hours, 0 to 1
 * @param drift the share with values that drift for two to five days, 0 to 1
 * @param dead the share with a silence of 6 to 60 hours, 0 to 1
 */
public record Ailments(double stuck, double drift, double dead) {

    private static final long WEEK_SECONDS = Duration.ofDays(7).toSeconds();

    public Ailments {
        requireShare("stuck", stuck);
        requireShare("drift", drift);
        requireShare("dead", dead);
    }

    /** All devices are well. */
    public static Ailments none() {
        return new Ailments(0, 0, 0);
    }

    /** The course of a device that is not always well, or the same course where all are. */
    public Course of(Course healthy, Seed device) {
        return equals(none()) ? healthy : new AilingCourse(healthy, this, device.of("ailments"));
    }

    /** Those that touch the span, the first to begin first; each lies within one week, counted from 1970. */
    List<Ailment> between(Instant from, Instant to, Seed device, List<Quantity> measured) {
        return LongStream.rangeClosed(week(from), week(to))
                .boxed()
                .flatMap(week -> Stream.of(Ailment.Kind.values())
                        .flatMap(kind -> in(week, kind, device.of(kind.name()).of(week), measured).stream()))
                .filter(ailment -> ailment.from().isBefore(to) && ailment.to().isAfter(from))
                .sorted(Comparator.comparing(Ailment::from))
                .toList();
    }

    private Optional<Ailment> in(long week, Ailment.Kind kind, Seed chance, List<Quantity> measured) {
        List<Quantity> touched = switch (kind) {
            case STUCK -> measured;
            case DRIFT -> measured.stream().filter(Drift::touches).toList();
            case DEAD -> List.of();
        };
        boolean spared = chance.of("happens").share() >= share(kind);
        if (spared || (touched.isEmpty() && kind != Ailment.Kind.DEAD)) {
            return Optional.empty();
        }
        long length = (long) (hours(kind, chance.of("length")) * 3600);
        long start = week * WEEK_SECONDS + (long) (chance.of("start").share() * (WEEK_SECONDS - length));
        return Optional.of(new Ailment(
                kind,
                touched.isEmpty()
                        ? Optional.empty()
                        : Optional.of(touched.get(chance.of("quantity").below(touched.size()))),
                Instant.ofEpochSecond(start),
                Instant.ofEpochSecond(start + length)));
    }

    private double share(Ailment.Kind kind) {
        return switch (kind) {
            case STUCK -> stuck;
            case DRIFT -> drift;
            case DEAD -> dead;
        };
    }

    private static double hours(Ailment.Kind kind, Seed chance) {
        return switch (kind) {
            case STUCK -> chance.between(4, 18);
            case DRIFT -> chance.between(48, 120);
            case DEAD -> chance.between(6, 60);
        };
    }

    private static long week(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), WEEK_SECONDS);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of " + name + " is 0 to 1, not " + share);
        }
    }
}
