package city.talpuls.simulator.fleet;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.Ailments;
import city.talpuls.simulator.course.AirCourse;
import city.talpuls.simulator.course.Climate;
import city.talpuls.simulator.course.Course;
import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.course.LevelCourse;
import city.talpuls.simulator.course.NoiseCourse;
import city.talpuls.simulator.course.WasteCourse;
import city.talpuls.simulator.course.WeatherCourse;
import city.talpuls.simulator.valley.Outline;
import city.talpuls.simulator.valley.Position;
import city.talpuls.simulator.valley.Wupper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All devices of a simulated city. */
public record Fleet(List<SimulatedDevice> devices) {

    /** The most devices of one fleet: their numbers fit three bytes of the DevEUI. */
    public static final int MOST_DEVICES = 1_000_000;

    public Fleet {
        devices = List.copyOf(devices);
    }

    /**
     * Plans the fleet of a seed.
     *
     * @param formats those that the devices may speak
     */
    public static Fleet planned(Seed seed, int devices, List<Format> formats) {
        return planned(seed, devices, formats, Disturbances.none());
    }

    /** The same fleet, in a city that has more than its everyday. */
    public static Fleet planned(Seed seed, int devices, List<Format> formats, Disturbances disturbances) {
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException("a fleet has 1 to " + MOST_DEVICES + " devices, not " + devices);
        }
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("devices need a format to speak");
        }
        return new Fleet(new Planner(seed, List.copyOf(formats), disturbances).plan(devices));
    }

    /** What planning needs to remember from one device to the next. */
    private static final class Planner {

        private static final List<Set<DayOfWeek>> ROUNDS = List.of(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY));
        private static final double WAVE_METRES_PER_SECOND = 1.1;
        private static final int TRIES = 8;

        private final Seed seed;
        private final List<Format> formats;
        private final Ailments ailments;
        private final Climate climate;
        private final Outline outline = Outline.shipped();
        private final Wupper wupper = Wupper.shipped();
        private final Map<Kind, List<Site>> sites = Site.shipped();
        private final Map<Kind, Integer> planned = new EnumMap<>(Kind.class);
        private final NamePlates plates;

        Planner(Seed seed, List<Format> formats, Disturbances disturbances) {
            this.seed = seed.of("fleet");
            this.formats = formats;
            this.ailments = disturbances.ailments();
            this.climate = new Climate(seed, disturbances.spell());
            this.plates = new NamePlates(seed.of("plates"));
        }

        List<SimulatedDevice> plan(int count) {
            var devices = new ArrayList<SimulatedDevice>(count);
            for (int index = 0; index < count; index++) {
                devices.add(device(index, kindOf(index)));
            }
            return devices;
        }

        /** The kind that is furthest behind its share, so that every small fleet is a mixed one. */
        private Kind kindOf(int index) {
            int all = 0;
            for (Kind kind : Kind.values()) {
                all += kind.share();
            }
            Kind furthest = Kind.AIR;
            double most = Double.NEGATIVE_INFINITY;
            for (Kind kind : Kind.values()) {
                double behind = (double) kind.share() / all * (index + 1) - planned.getOrDefault(kind, 0);
                if (behind > most) {
                    most = behind;
                    furthest = kind;
                }
            }
            return furthest;
        }

        private SimulatedDevice device(int index, Kind kind) {
            int n = planned.merge(kind, 1, Integer::sum) - 1;
            List<Site> choice = sites.getOrDefault(kind, List.of());
            Site site = choice.get(n % choice.size());
            int round = n / choice.size();
            Seed own = seed.of(index);
            String name = plates.nameAt(site, round, own);
            Format format = kind.formatOf(n, formats);
            String devEui = plates.devEui(index);
            String id = switch (format) {
                case CHIRPSTACK -> devEui;
                case TTN -> NamePlates.thingsStackId(name);
                case NATIVE, SENML -> plates.gatewayId(name);
            };
            Position position = near(site, round, own.of("position"));
            Course course = ailments.of(course(site, position, own.of("course")), own);
            return new SimulatedDevice(index, kind, name, id, devEui, position, format, kind.interval(), course, own);
        }

        /** At the site itself, or for containers and further devices some streets away, but within the city. */
        private Position near(Site site, int round, Seed chance) {
            double reach = switch (site.kind()) {
                case LEVEL -> 25 * round;
                case AIR, WEATHER, NOISE -> round == 0 ? 0 : 400;
                case WASTE -> 260 + 20.0 * round;
            };
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Seed throwing = chance.of(attempt);
                Position found = site.position()
                        .moved(
                                throwing.of("north").between(-reach, reach),
                                throwing.of("east").between(-reach, reach));
                if (outline.contains(found)) {
                    return found;
                }
            }
            return site.position();
        }

        private Course course(Site site, Position position, Seed chance) {
            double height = wupper.heightOf(position);
            return switch (site.kind()) {
                case AIR -> new AirCourse(climate, chance, site.exposure(), height);
                case WEATHER -> new WeatherCourse(climate, chance, site.exposure(), height);
                case NOISE -> new NoiseCourse(chance, site.exposure());
                case LEVEL ->
                    new LevelCourse(climate, chance, site.normalLevel(), site.normalFlow(), travelTo(position));
                case WASTE -> container(chance, height);
            };
        }

        private Duration travelTo(Position gauge) {
            return Duration.ofSeconds((long) (wupper.metresDownstreamTo(gauge) / WAVE_METRES_PER_SECOND));
        }

        private WasteCourse container(Seed chance, double height) {
            Set<DayOfWeek> round = ROUNDS.get(chance.of("round").below(ROUNDS.size()));
            double weekly = round.size() * chance.of("weekly").between(52, 84);
            double depth = 50 * Math.round(chance.of("depth").between(1300, 1900) / 50);
            return new WasteCourse(climate, chance, round, weekly, depth, height);
        }
    }
}
