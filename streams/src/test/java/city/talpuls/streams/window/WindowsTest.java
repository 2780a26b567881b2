package city.talpuls.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Summary;
import city.talpuls.streams.moments.Kept;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.MomentCodec;
import city.talpuls.streams.moments.Moments;
import city.talpuls.streams.quality.Checked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not in a store is made of what is: each test ends and starts the windows anew on the same stores. */
class WindowsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Property LEVEL = new Property("water_level");

    private final MockProcessorContext<String, DeviceAggregates> context = new MockProcessorContext<>();
    private Moments moments;
    private Windows windows;

    @BeforeEach
    void start() {
        WindowStore<String, Moment> store = Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(
                                Moments.storeName(), Duration.ofDays(4), Duration.ofMillis(1), false),
                        Serdes.String(),
                        new MomentCodec())
                .withLoggingDisabled()
                .build();
        open(store);
        moments = new Moments(store);
        open(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("changed-hours"), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build());
        context.setCurrentStreamTimeMs(NOON.toEpochMilli());
        restart();
    }

    @Test
    void whatWasNotToldBeforeTheEndIsToldAfterIt() {
        say("11:50:00", 30);
        restart();

        assertThat(tell())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.device().value()).isEqualTo("kluse@valley"));
        assertThat(tell()).isEmpty();
    }

    @Test
    void whatWasToldBeforeTheEndIsNotToldAgain() {
        say("11:50:00", 30);
        tell();
        restart();

        assertThat(tell()).isEmpty();
    }

    @Test
    void theSumsGoOnWhereTheyEnded() {
        say("11:50:00", 30);
        say("11:20:00", 10);
        tell();
        restart();
        say("11:50:00", 30);
        say("11:51:00", 50);

        var told = tell();
        assertThat(hour(told).count()).isEqualTo(3);
        assertThat(hour(told).sum()).isEqualTo(90);
        assertThat(told).hasSize(2);
    }

    @Test
    void aCorrectionReachesWhatWasSaidBeforeTheEnd() {
        say("11:50:00", 30);
        say("11:51:00", 900);
        restart();
        say("11:51:00", 50);

        var told = tell();
        assertThat(hour(told).max()).isEqualTo(50);
        assertThat(hour(told).count()).isEqualTo(2);
    }

    @Test
    void aDeviceWithVeryManyPropertiesMakesNoRecordThatIsTooLarge() {
        for (int message = 0; message < 3; message++) {
            int numbered = message;
            var readings = IntStream.range(0, 900)
                    .mapToObj(i -> new Reading(
                            new Property("p" + numbered + "_" + i), NOON.minusSeconds(600), i, Quality.GOOD))
                    .toList();
            say(readings);
        }

        var told = tell();
        assertThat(told).allSatisfy(some -> assertThat(some.series()).hasSizeLessThanOrEqualTo(Windows.MOST_AT_ONCE));
        assertThat(told.stream()
                        .filter(some -> some.interval() == Interval.HOUR)
                        .flatMap(some -> some.series().stream())
                        .map(Aggregate::property)
                        .distinct())
                .hasSize(2700);
    }

    private <S extends StateStore> void open(S store) {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    private void restart() {
        context.scheduledPunctuators().clear();
        windows = new Windows(Duration.ofDays(2));
        windows.init(context);
    }

    private void say(String time, double value) {
        say(List.of(new Reading(LEVEL, Instant.parse("2026-11-23T" + time + "Z"), value, Quality.GOOD)));
    }

    /** As the step before does it: what is of one millisecond is remembered, and what is new or another is said. */
    private void say(List<Reading> readings) {
        long time = readings.getFirst().time().toEpochMilli();
        var places = moments.at("kluse@valley", time).byPlace();
        List<Reading> added = new ArrayList<>();
        Set<Instant> changed = new HashSet<>();
        for (Reading reading : readings) {
            if (places.put(Kept.Place.of(reading), new Kept(reading, 0)) == null) {
                added.add(reading);
            } else {
                changed.add(Interval.QUARTER_HOUR.windowOf(reading.time()));
            }
        }
        moments.put("kluse@valley", time, Moment.of(places.values()));
        var report = new Report(new DeviceId("kluse@valley"), NOON, null, null, readings, Map.of(), null, null);
        windows.process(new Record<>("kluse@valley", new Checked(report, added, changed), NOON.toEpochMilli()));
    }

    private List<DeviceAggregates> tell() {
        context.resetForwards();
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(NOON.toEpochMilli());
        return context.forwarded().stream()
                .<DeviceAggregates>map(forward -> forward.record().value())
                .toList();
    }

    private static Summary hour(List<DeviceAggregates> told) {
        Aggregate aggregate = told.stream()
                .filter(window -> window.interval() == Interval.HOUR)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .series()
                .getFirst();
        return Objects.requireNonNull(aggregate.summary());
    }
}
