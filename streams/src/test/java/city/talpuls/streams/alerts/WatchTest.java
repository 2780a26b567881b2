package city.talpuls.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.indicators.air.AirIndices;
import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.moments.Moments;
import city.talpuls.streams.quality.Checked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of alerts while operators change their mind. */
class WatchTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DeviceId KLUSE = new DeviceId("kluse");
    private static final Property LEVEL = new Property("water_level");
    private static final String DEVICES = "registered";

    private final Json json = new Json();
    private final Mind mind = new Mind();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Report> reports;
    private TestOutputTopic<String, AlertEvent> alerts;
    private KeyValueStore<String, Device> devices;
    private Instant now = NOON;

    /** What operators say, to be changed at any time. */
    private static final class Mind implements Watched {

        private Watchlist watchlist = Watchlist.EMPTY;

        void isFor(AlertRule... rules) {
            watchlist = new Watchlist(List.of(rules));
        }

        @Override
        public Watchlist watchlist() {
            return watchlist;
        }

        @Override
        public Optional<Duration> interval(DeviceId device) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void start() {
        var builder = new StreamsBuilder();
        builder.addStateStore(Moments.store(Duration.ofDays(2)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(DEVICES), Serdes.String(), json.codec(Device.class)));
        Watch.stores(json).forEach(builder::addStateStore);
        KStream<String, Observed> said = builder.stream(
                        "reports", Consumed.with(Serdes.String(), json.codec(Report.class)))
                .mapValues(report -> new Observed.Said(new Checked(report, List.of(), Set.of())));
        said.process(() -> new Watch(mind, AirIndices.shipped(), DEVICES), Watch.storeNames(DEVICES))
                .to("alerts", Produced.with(Serdes.String(), json.codec(AlertEvent.class)));
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "watch");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(builder.build(), config, NOON);
        reports = driver.createInputTopic(
                "reports", new StringSerializer(), json.codec(Report.class).serializer());
        alerts = driver.createOutputTopic(
                "alerts", new StringDeserializer(), json.codec(AlertEvent.class).deserializer());
        devices = driver.getKeyValueStore(DEVICES);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static AlertRule rule(String id, boolean enabled, String district, double raise) {
        return new AlertRule(
                id,
                "High water",
                enabled,
                AlertRule.Watch.VALUE,
                LEVEL,
                null,
                null,
                null,
                null,
                Set.of(),
                district,
                AlertRule.Direction.ABOVE,
                List.of(new AlertRule.Level(Severity.WARNING, raise, raise, Duration.ZERO)),
                List.of());
    }

    private void standsIn(String district) {
        devices.put(KLUSE.value(), new Device(KLUSE, "Kluse", null, district, NOON));
    }

    private void say(double level) {
        driver.advanceWallClockTime(Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(5));
        reports.pipeInput(
                KLUSE.value(),
                new Report(
                        KLUSE,
                        now,
                        null,
                        null,
                        List.of(new Reading(LEVEL, now, level, Quality.GOOD)),
                        Map.of(),
                        null,
                        null),
                now);
    }

    private List<String> told() {
        return alerts.readValuesToList().stream()
                .map(event -> event.rule() + " " + event.kind().label())
                .toList();
    }

    private void wait(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Test
    void theAlertsOfARuleThatIsTakenAwayOrDisabledAreOver() {
        standsIn("Elberfeld");
        mind.isFor(rule("a", true, "Elberfeld", 200), rule("b", true, "Elberfeld", 250));
        say(300);
        assertThat(told()).containsExactly("a raised", "b raised");

        mind.isFor(rule("b", false, "Elberfeld", 250));
        wait(Watch.PACE);

        assertThat(told()).containsExactly("a cleared", "b cleared");
    }

    @Test
    void aDeviceThatIsMovedAwayIsNoLongerMeant() {
        standsIn("Elberfeld");
        mind.isFor(rule("a", true, "Elberfeld", 200));
        say(300);
        standsIn("Barmen");
        wait(Watch.PACE);

        assertThat(told()).containsExactly("a raised", "a cleared");
    }

    @Test
    void aRuleCountsFromTheNextReadingOn() {
        standsIn("Elberfeld");
        say(300);
        mind.isFor(rule("a", true, "Elberfeld", 200));
        wait(Watch.PACE);
        assertThat(told()).isEmpty();

        say(300);
        assertThat(told()).containsExactly("a raised");

        mind.isFor(rule("a", true, "Elberfeld", 400));
        say(300);
        assertThat(told()).containsExactly("a cleared");
    }
}
