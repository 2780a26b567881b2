package city.talpuls.streams.quality;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.PropertyChecks;
import city.talpuls.model.registry.PropertyChecks.Humidity;
import city.talpuls.model.registry.PropertyChecks.Rate;
import city.talpuls.model.registry.PropertyChecks.Spike;
import city.talpuls.model.registry.PropertyChecks.Stuck;
import city.talpuls.streams.moments.Horizon;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.MomentCodec;
import city.talpuls.streams.moments.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** Short, dense series in which each reading matters to its neighbours: many of them, since they take no time. */
class ExaminationPropertyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DeviceId DEVICE = new DeviceId("kluse");
    private static final Property TEMPERATURE = new Property("temperature");
    private static final Property DEW_POINT = new Property("dew_point");

    /** The rules that are drawn: one by itself, where no other hides it, or several. */
    private static Rules rules(boolean rate, boolean spike, boolean stuck, boolean humidity) {
        return new Rules(
                Map.of(
                        TEMPERATURE,
                        new PropertyChecks(
                                TEMPERATURE,
                                null,
                                50.0,
                                rate ? new Rate(3, Duration.ofMinutes(10)) : null,
                                spike ? new Spike(3, Duration.ofMinutes(20)) : null,
                                stuck ? new Stuck(Duration.ofMinutes(30)) : null,
                                humidity ? new Humidity(12, Duration.ofMinutes(15)) : null),
                        Rules.HUMIDITY,
                        new PropertyChecks(Rules.HUMIDITY, null, 50.0, null, null, null, null)),
                new ClockCheck(null, null));
    }

    @Provide
    Arbitrary<List<Reading>> series() {
        var times = Arbitraries.integers().between(0, 30).map(step -> NOON.minusSeconds(step * 240L));
        var values = Arbitraries.of(10.0, 10.0, 10.0, 12.0, 14.0, 18.0, 22.0, 99.0);
        var properties = Arbitraries.of(TEMPERATURE, TEMPERATURE, TEMPERATURE, Rules.HUMIDITY, DEW_POINT);
        return Combinators.combine(properties, times, values)
                .as((property, time, value) -> new Reading(property, time, value, Quality.GOOD))
                .list()
                .uniqueElements(reading -> reading.property() + "@" + reading.time())
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    @net.jqwik.api.Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void theDoubtsAreThoseOfTheWholeSeries(@ForAll("series") List<Reading> series, @ForAll long order) {
        var random = new Random(order);
        Rules rules = rules(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
        List<Reading> said = new ArrayList<>(series);
        // Some are said with another value before, which counts until it is corrected.
        for (Reading reading : series) {
            if (random.nextInt(5) == 0) {
                said.add(new Reading(reading.property(), reading.time(), random.nextInt(30), Quality.GOOD));
            }
        }
        Collections.shuffle(said, random);
        said.removeIf(reading -> random.nextInt(3) == 0);
        said.addAll(series);
        var last = said.subList(said.size() - series.size(), said.size());
        Collections.shuffle(last, random);

        assertThat(outcome(rules, said)).isEqualTo(expected(rules, series));
    }

    private static List<Reading> expected(Rules rules, List<Reading> series) {
        return Naive.sorted(new Naive(rules, series).checked().stream());
    }

    private static List<Reading> outcome(Rules rules, List<Reading> said) {
        Map<String, Reading> outcome = new HashMap<>();
        Moments moments = moments();
        for (Reading reading : said) {
            var report = new Report(DEVICE, NOON, null, null, List.of(reading), Map.of(), null, null);
            var examination = new Examination(moments, report, rules, new Horizon(NOON.minusSeconds(86_400)), NOON);
            examination.take(reading.time().toEpochMilli(), report.readings());
            for (Checked part : examination.parts(5)) {
                part.report().readings().forEach(one -> outcome.put(one.property() + "@" + one.time(), one));
                part.report().rechecked().forEach(one -> outcome.put(one.property() + "@" + one.time(), one));
            }
        }
        return Naive.sorted(outcome.values().stream());
    }

    private static Moments moments() {
        WindowStore<String, Moment> store = Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore("moments", Duration.ofDays(4), Duration.ofMillis(1), false),
                        Serdes.String(),
                        new MomentCodec())
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<String, String>();
        store.init(context.getStateStoreContext(), store);
        return new Moments(store);
    }
}
