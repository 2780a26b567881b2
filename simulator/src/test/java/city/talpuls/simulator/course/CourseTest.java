package city.talpuls.simulator.course;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.simulator.chance.Seed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simulated week of each season, asked every ten minutes, behaves as the real thing would. */
class CourseTest {

    private static final Instant WINTER = Instant.parse("2026-01-12T00:00:00Z");
    private static final Instant SPRING = Instant.parse("2026-03-25T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-06T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-22T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int WEEK = 7 * 24 * 6;

    private final Seed seed = new Seed(42);
    private final Climate climate = new Climate(seed, new Spell.None());
    private final Course street = new AirCourse(climate, seed.of("street"), 1, 150);
    private final Course woods = new AirCourse(climate, seed.of("woods"), 0.05, 250);
    private final Course weather = new WeatherCourse(climate, seed.of("weather"), 0.6, 200);
    private final Course noise = new NoiseCourse(seed.of("noise"), 0.8);
    private final Course kluse =
            new LevelCourse(climate, seed.of("kluse"), 31, OptionalDouble.of(4.1), Duration.ofHours(2));
    private final Course bin =
            new WasteCourse(climate, seed.of("bin"), Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 150, 1_500, 180);
    private final List<Course> all = List.of(street, woods, weather, noise, kluse, bin);

    @Test
    void aValueIsTheSameWheneverItIsAskedFor() {
        Course again = new AirCourse(new Climate(new Seed(42), new Spell.None()), new Seed(42).of("street"), 1, 150);

        assertThat(again.at(SUMMER, STEP)).isEqualTo(street.at(SUMMER, STEP));
        assertThat(street.at(SUMMER, STEP)).isEqualTo(street.at(SUMMER, STEP));
    }

    @Test
    void everyPropertyIsOneThatTalpulsKnows() {
        var known = Properties.shipped();

        assertThat(Quantity.values())
                .allSatisfy(quantity -> assertThat(known.unitOf(new Property(quantity.property())))
                        .as(quantity.property())
                        .isPresent());
    }

    @Test
    void valuesStayWithinWhatIsPhysicallyPossible() {
        for (Instant season : List.of(WINTER, SPRING, SUMMER, AUTUMN)) {
            for (Course course : all) {
                week(season).flatMap(time -> course.at(time, STEP).stream()).forEach(CourseTest::assertPlausible);
            }
        }
    }

    private static void assertPlausible(Measured measured) {
        double value = measured.value();
        switch (measured.quantity()) {
            case TEMPERATURE -> assertThat(value).isBetween(-20.0, 45.0);
            case RELATIVE_HUMIDITY -> assertThat(value).isBetween(10.0, 100.0);
            case PRESSURE -> assertThat(value).isBetween(940.0, 1_050.0);
            case PM10 -> assertThat(value).isBetween(1.0, 150.0);
            case PM2_5 -> assertThat(value).isBetween(0.5, 100.0);
            case NO2 -> assertThat(value).isBetween(1.0, 200.0);
            case O3 -> assertThat(value).isBetween(1.0, 240.0);
            case SOUND_LEVEL -> assertThat(value).isBetween(30.0, 95.0);
            case ILLUMINANCE -> assertThat(value).isBetween(1.0, 120_000.0);
            case WATER_LEVEL -> assertThat(value).isBetween(15.0, 253.0);
            case FLOW -> assertThat(value).isBetween(0.5, 200.0);
            case RAINFALL -> assertThat(value).isBetween(0.0, 6.0);
            case WIND_SPEED -> assertThat(value).isBetween(0.0, 20.0);
            case WIND_DIRECTION -> assertThat(value).isBetween(0.0, 359.0);
            case FILL_LEVEL -> assertThat(value).isBetween(0.0, 100.0);
            case DISTANCE -> assertThat(value).isBetween(140.0, 1_510.0);
            case BATTERY_VOLTAGE -> assertThat(value).isBetween(3.3, 3.75);
        }
    }

    @Test
    void curvesAreSmooth() {
        for (Course course : List.of(weather, street)) {
            double[] temperatures = values(course, Quantity.TEMPERATURE, SUMMER);
            for (int i = 1; i < temperatures.length; i++) {
                assertThat(Math.abs(temperatures[i] - temperatures[i - 1])).isLessThan(1);
            }
        }
    }

    @Test
    void humidityFallsWhenItGetsWarm() {
        for (Instant season : List.of(SPRING, SUMMER, AUTUMN)) {
            assertThat(correlation(
                            values(weather, Quantity.TEMPERATURE, season),
                            values(weather, Quantity.RELATIVE_HUMIDITY, season)))
                    .isLessThan(-0.5);
        }
    }

    @Test
    void summerIsWarmerThanWinter() {
        assertThat(mean(values(weather, Quantity.TEMPERATURE, SUMMER)))
                .isGreaterThan(mean(values(weather, Quantity.TEMPERATURE, WINTER)) + 8);
    }

    @Test
    void fineDustIsPartOfDust() {
        week(WINTER)
                .map(time -> street.at(time, STEP))
                .forEach(readings ->
                        assertThat(value(readings, Quantity.PM2_5)).isLessThan(value(readings, Quantity.PM10)));
    }

    @Test
    void theRushHourOfAWorkdayIsInTheAirAndInTheEar() {
        Instant wednesdayAtFive = Instant.parse("2026-07-08T15:00:00Z");
        Instant wednesdayAtThreeAtNight = Instant.parse("2026-07-08T01:00:00Z");

        assertThat(value(noise.at(wednesdayAtFive, STEP), Quantity.SOUND_LEVEL))
                .isGreaterThan(value(noise.at(wednesdayAtThreeAtNight, STEP), Quantity.SOUND_LEVEL) + 6);
        assertThat(meanAt(street, Quantity.NO2, SUMMER, 6))
                .isGreaterThan(1.5 * meanAt(street, Quantity.NO2, SUMMER, 1));
        assertThat(mean(values(street, Quantity.NO2, SUMMER)))
                .isGreaterThan(2 * mean(values(woods, Quantity.NO2, SUMMER)));
    }

    @Test
    void ozoneIsHighestInTheAfternoonAndOutOfTown() {
        assertThat(meanAt(woods, Quantity.O3, SUMMER, 14)).isGreaterThan(1.3 * meanAt(woods, Quantity.O3, SUMMER, 4));
        assertThat(mean(values(woods, Quantity.O3, SUMMER))).isGreaterThan(mean(values(street, Quantity.O3, SUMMER)));
    }

    @Test
    void itIsBrightAtNoonAndDarkAtMidnight() {
        assertThat(meanAt(weather, Quantity.ILLUMINANCE, SUMMER, 11)).isGreaterThan(10_000);
        assertThat(meanAt(weather, Quantity.ILLUMINANCE, WINTER, 23)).isLessThan(20);
    }

    @Test
    void aYearBringsAboutAsMuchRainAsWuppertalGets() {
        double year = 0;
        for (int hour = 0; hour < 365 * 24; hour++) {
            year += value(weather.at(WINTER.plus(Duration.ofHours(hour)), Duration.ofHours(1)), Quantity.RAINFALL);
        }

        assertThat(year).isBetween(700.0, 1_700.0);
    }

    @Test
    void theWupperRisesAfterRainAndIsCalmMostOfTheTime() {
        double[] levels = new double[365 * 24];
        double[] rain = new double[levels.length];
        for (int hour = 0; hour < levels.length; hour++) {
            Instant time = WINTER.plus(Duration.ofHours(hour));
            levels[hour] = value(kluse.at(time, STEP), Quantity.WATER_LEVEL);
            rain[hour] = value(weather.at(time.minus(Duration.ofHours(5)), Duration.ofHours(6)), Quantity.RAINFALL);
        }

        assertThat(correlation(levels, rain)).isGreaterThan(0.4);
        assertThat(Arrays.stream(levels)
                        .sorted()
                        .skip(levels.length / 2)
                        .findFirst()
                        .orElseThrow())
                .isBetween(20.0, 45.0);
        assertThat(Arrays.stream(levels).max().orElseThrow()).isBetween(50.0, 212.0);
    }

    @Test
    void binsFillAndAreEmptied() {
        for (Instant season : List.of(WINTER, SPRING, SUMMER, AUTUMN)) {
            double[] fill = values(bin, Quantity.FILL_LEVEL, season);
            long emptyings = 0;
            for (int i = 1; i < fill.length; i++) {
                double step = fill[i] - fill[i - 1];
                if (step < -20) {
                    emptyings++;
                    assertThat(fill[i]).isLessThan(5);
                } else {
                    assertThat(step).isBetween(0.0, 6.0);
                }
            }
            assertThat(emptyings).isBetween(1L, 2L);
            assertThat(Arrays.stream(fill).max().orElseThrow()).isGreaterThan(50);
        }
    }

    @Test
    void aBinsDistanceAndFillAgree() {
        assertThat(correlation(values(bin, Quantity.DISTANCE, SUMMER), values(bin, Quantity.FILL_LEVEL, SUMMER)))
                .isLessThan(-0.999);
    }

    private static Stream<Instant> week(Instant from) {
        return Stream.iterate(from, time -> time.plus(STEP)).limit(WEEK);
    }

    private static double[] values(Course course, Quantity quantity, Instant from) {
        return week(from)
                .mapToDouble(time -> value(course.at(time, STEP), quantity))
                .toArray();
    }

    private static double value(List<Measured> readings, Quantity quantity) {
        return readings.stream()
                .filter(measured -> measured.quantity() == quantity)
                .mapToDouble(Measured::value)
                .findFirst()
                .orElseThrow();
    }

    /** The mean over the workdays of the week at an hour of UTC. */
    private static double meanAt(Course course, Quantity quantity, Instant monday, int hour) {
        return Stream.iterate(monday.plus(Duration.ofHours(hour)), time -> time.plus(Duration.ofDays(1)))
                .limit(5)
                .mapToDouble(time -> value(course.at(time, STEP), quantity))
                .average()
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
