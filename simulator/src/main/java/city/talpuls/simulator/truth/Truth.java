package city.talpuls.simulator.truth;

import city.talpuls.simulator.course.AilingCourse;
import city.talpuls.simulator.course.AirCourse;
import city.talpuls.simulator.course.Course;
import city.talpuls.simulator.course.LevelCourse;
import city.talpuls.simulator.course.NoiseCourse;
import city.talpuls.simulator.course.Spell;
import city.talpuls.simulator.course.WasteCourse;
import city.talpuls.simulator.course.WeatherCourse;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that happened in a span of time, in the order in which it began. */
public record Truth(List<Fact> facts) {

    public Truth {
        facts = List.copyOf(facts);
    }

    /**
     * What is true of a fleet.
     *
     * @param spell the weather that it was planned with
     * @param from the start of the span; what began before it and lasts into it belongs to it
     * @param to its end
     */
    public static Truth of(Fleet fleet, Spell spell, Instant from, Instant to) {
        Stream<Fact> ofDevices = fleet.devices().stream().flatMap(device -> of(device, device.course(), from, to));
        return new Truth(Stream.concat(of(spell, from, to), ofDevices)
                .sorted(Comparator.comparing(Fact::begin))
                .toList());
    }

    private static Stream<Fact> of(Spell spell, Instant from, Instant to) {
        return switch (spell) {
            case Spell.None none -> Stream.empty();
            case Spell.Flood flood -> Stream.empty();
            case Spell.Smog smog ->
                touches(smog.start(), smog.end(), from, to)
                        ? Stream.of(new Fact.Smog(smog.start(), smog.end()))
                        : Stream.empty();
        };
    }

    private static Stream<Fact> of(SimulatedDevice device, Course course, Instant from, Instant to) {
        String id = device.platformId();
        return switch (course) {
            case AilingCourse ailing ->
                Stream.concat(
                        ailing.ailments(from, to).stream().map(ailment -> new Fact.Ill(id, ailment)),
                        of(device, ailing.healthy(), from, to));
            case WasteCourse bin -> bin.emptyings(from, to).stream().map(time -> new Fact.Emptying(id, time));
            case LevelCourse gauge ->
                gauge.wave().stream()
                        .filter(wave -> touches(wave.start(), wave.end(), from, to))
                        .map(wave -> new Fact.Flood(
                                id, gauge.normal(), wave.start(), wave.crest(), wave.peak(), wave.end()));
            case AirCourse air -> Stream.empty();
            case WeatherCourse weather -> Stream.empty();
            case NoiseCourse noise -> Stream.empty();
        };
    }

    private static boolean touches(Instant start, Instant end, Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }
}
