package city.talpuls.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.Ailment;
import city.talpuls.simulator.course.Ailments;
import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.course.Measured;
import city.talpuls.simulator.course.Quantity;
import city.talpuls.simulator.course.Spell;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.fleet.SimulatedDevice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the truth says can be seen in what the devices give, over four weeks of a city of 120 devices. */
class TruthTest {

    private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(28));
    private static final Instant SPELL = Instant.parse("2026-11-10T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Spell FLOOD = new Spell.Flood(SPELL);
    private static final Spell SMOG = new Spell.Smog(SPELL);
    private static final Ailments OFTEN = new Ailments(0.3, 0.3, 0.3);

    @Test
    void theSameSeedHasTheSameTruth() {
        Disturbances all = new Disturbances(FLOOD, OFTEN);

        assertThat(Truth.of(city(7, all), FLOOD, BEGIN, END)).isEqualTo(Truth.of(city(7, all), FLOOD, BEGIN, END));
        assertThat(Truth.of(city(7, all), FLOOD, BEGIN, END)).isNotEqualTo(Truth.of(city(8, all), FLOOD, BEGIN, END));
    }

    @Test
    void anEverydayCityHasOnlyEmptyings() {
        Fleet city = city(42, Disturbances.none());

        assertThat(Truth.of(city, new Spell.None(), BEGIN, END).facts())
                .hasSizeGreaterThan(44 * 2 * 3)
                .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Emptying.class));
    }

    @Test
    void afterAnEmptyingTheContainerIsEmpty() {
        Fleet city = city(42, Disturbances.none());

        for (Fact fact : Truth.of(city, new Spell.None(), BEGIN, END).facts()) {
            var emptying = (Fact.Emptying) fact;
            SimulatedDevice bin = device(city, emptying.device());
            double before = value(bin, Quantity.FILL_LEVEL, emptying.time().minusSeconds(1))
                    .orElseThrow();
            double after = value(bin, Quantity.FILL_LEVEL, emptying.time()).orElseThrow();
            assertThat(after).isBetween(0.0, 3.1).isLessThan(before);
        }
    }

    @Test
    void aFloodRunsThroughTheGaugesOneAfterTheOther() {
        for (long seed = 1; seed <= 5; seed++) {
            Fleet city = city(seed, new Disturbances(FLOOD, Ailments.none()));
            List<Fact.Flood> waves = facts(Truth.of(city, FLOOD, BEGIN, END), Fact.Flood.class);

            assertThat(waves).hasSize(12);
            assertThat(wave(city, waves, "Pegel Beyenburg").peakTime())
                    .isBefore(wave(city, waves, "Pegelsensor Oberbarmen").peakTime());
            assertThat(wave(city, waves, "Pegelsensor Oberbarmen").peakTime())
                    .isBefore(wave(city, waves, "Pegel Kluserbrücke").peakTime());
            assertThat(wave(city, waves, "Pegel Kluserbrücke").peakTime())
                    .isBefore(wave(city, waves, "Pegelsensor Kohlfurth").peakTime());
        }
    }

    @Test
    void aFloodIsSeenAtEachGaugeAsItIsTold() {
        Fleet city = city(42, new Disturbances(FLOOD, Ailments.none()));

        for (Fact.Flood wave : facts(Truth.of(city, FLOOD, BEGIN, END), Fact.Flood.class)) {
            SimulatedDevice gauge = device(city, wave.device());
            Instant crest = steps(BEGIN, END)
                    .max(Comparator.comparingDouble(
                            time -> value(gauge, Quantity.WATER_LEVEL, time).orElseThrow()))
                    .orElseThrow();
            double highest = value(gauge, Quantity.WATER_LEVEL, crest).orElseThrow();

            assertThat(highest).isGreaterThan(3 * wave.usual()).isBetween(wave.peak() * 0.97, wave.peak() * 1.03);
            assertThat(Duration.between(wave.peakTime(), crest).abs()).isLessThan(Duration.ofHours(2));
            assertThat(Duration.between(wave.start(), wave.peakTime()))
                    .isBetween(Duration.ofHours(4), Duration.ofHours(24));
            assertThat(Duration.between(wave.peakTime(), wave.end()))
                    .isBetween(Duration.ofHours(20), Duration.ofHours(72));
            assertThat(value(gauge, Quantity.WATER_LEVEL, wave.start().minus(Duration.ofHours(3)))
                            .orElseThrow())
                    .isLessThan(2 * wave.usual());
            assertThat(value(gauge, Quantity.WATER_LEVEL, wave.end().plus(Duration.ofHours(3)))
                            .orElseThrow())
                    .isLessThan(2 * wave.usual());
        }
    }

    @Test
    void smogLiesOverTheWholeCityAndLifts() {
        Fleet city = city(42, new Disturbances(SMOG, Ailments.none()));
        Fact.Smog smog =
                facts(Truth.of(city, SMOG, BEGIN, END), Fact.Smog.class).getFirst();

        for (Quantity quantity : List.of(Quantity.PM10, Quantity.PM2_5, Quantity.NO2)) {
            for (SimulatedDevice station : ofKind(city, Kind.AIR)) {
                double before = mean(station, quantity, BEGIN, smog.start());
                double within = mean(
                        station,
                        quantity,
                        smog.start().plus(Duration.ofDays(2)),
                        smog.end().minus(Duration.ofDays(1)));
                assertThat(within).as(station.name() + " " + quantity).isGreaterThan(2.5 * before);
                assertThat(mean(station, quantity, smog.end(), END)).isLessThan(1.6 * before);
            }
        }
    }

    @Test
    void whateverIsWrongWithADeviceShows() {
        Disturbances ill = new Disturbances(new Spell.None(), OFTEN);
        Fleet city = city(42, ill);
        Fleet healthy = city(42, Disturbances.none());
        List<Fact.Ill> facts = facts(Truth.of(city, ill.spell(), BEGIN, END), Fact.Ill.class);

        for (Ailment.Kind kind : Ailment.Kind.values()) {
            assertThat(facts)
                    .filteredOn(fact -> fact.ailment().kind() == kind)
                    .as(kind.name())
                    .hasSizeBetween(80, 220);
        }
        for (Fact.Ill fact : facts) {
            shows(fact.ailment(), device(city, fact.device()), device(healthy, fact.device()));
        }
    }

    private static void shows(Ailment ailment, SimulatedDevice ill, SimulatedDevice healthy) {
        List<Instant> times = steps(ailment.from(), ailment.to()).toList();
        Instant end = times.getLast();
        switch (ailment.kind()) {
            case DEAD ->
                assertThat(times)
                        .allSatisfy(
                                time -> assertThat(ill.course().at(time, STEP)).isEmpty());
            case STUCK ->
                assertThat(times.stream()
                                .flatMap(time -> value(ill, ailment.quantity().orElseThrow(), time).stream()
                                        .boxed())
                                .distinct())
                        .hasSizeLessThanOrEqualTo(1);
            case DRIFT -> {
                Quantity quantity = ailment.quantity().orElseThrow();
                OptionalDouble read = value(ill, quantity, end);
                double before = value(healthy, quantity, end).orElseThrow();
                assertThat(read.isEmpty() || read.getAsDouble() != before).isTrue();
            }
        }
    }

    @Test
    void theWellAreAsTheyWouldBeInAnyCity() {
        Fleet city = city(42, new Disturbances(new Spell.Flood(END.plus(Duration.ofDays(1))), Ailments.none()));
        Fleet everyday = city(42, Disturbances.none());

        for (int i = 0; i < 120; i++) {
            SimulatedDevice one = city.devices().get(i);
            SimulatedDevice other = everyday.devices().get(i);
            assertThat(one.course().at(BEGIN, STEP)).isEqualTo(other.course().at(BEGIN, STEP));
        }
    }

    @Test
    void eachFactIsALineOfJson() throws IOException {
        Disturbances all = new Disturbances(SMOG, OFTEN);
        var text = new StringWriter();
        Truth truth = Truth.of(city(42, all), SMOG, BEGIN, END);
        new TruthLines().write(truth, text);

        var lines = new ArrayList<JsonNode>();
        for (String line : text.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).hasSameSizeAs(truth.facts());
        assertThat(lines).extracting(line -> line.get("kind").asText()).contains("emptying", "smog", "stuck", "dead");
        assertThat(lines.stream().filter(line -> line.get("kind").asText().equals("drift")))
                .allSatisfy(line -> assertThat(line.fieldNames())
                        .toIterable()
                        .containsExactly("kind", "device", "property", "from", "to"));
        assertThat(lines.stream().filter(line -> line.get("kind").asText().equals("emptying")))
                .allSatisfy(
                        line -> assertThat(line.fieldNames()).toIterable().containsExactly("kind", "device", "time"));
    }

    private static Fleet city(long seed, Disturbances disturbances) {
        return Fleet.planned(new Seed(seed), 120, List.of(Format.values()), disturbances);
    }

    private static List<SimulatedDevice> ofKind(Fleet city, Kind kind) {
        return city.devices().stream().filter(device -> device.kind() == kind).toList();
    }

    private static SimulatedDevice device(Fleet city, String platformId) {
        return city.devices().stream()
                .filter(device -> device.platformId().equals(platformId))
                .findFirst()
                .orElseThrow();
    }

    private static Fact.Flood wave(Fleet city, List<Fact.Flood> waves, String gauge) {
        return waves.stream()
                .filter(wave -> device(city, wave.device()).name().equals(gauge))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Fact> List<T> facts(Truth truth, Class<T> kind) {
        return truth.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Stream<Instant> steps(Instant from, Instant to) {
        return Stream.iterate(from, time -> time.isBefore(to), time -> time.plus(STEP));
    }

    private static double mean(SimulatedDevice device, Quantity quantity, Instant from, Instant to) {
        return steps(from, to)
                .mapToDouble(time -> value(device, quantity, time).orElseThrow())
                .average()
                .orElseThrow();
    }

    private static OptionalDouble value(SimulatedDevice device, Quantity quantity, Instant time) {
        return device.course().at(time, STEP).stream()
                .filter(measured -> measured.quantity() == quantity)
                .mapToDouble(Measured::value)
                .findFirst();
    }
}
