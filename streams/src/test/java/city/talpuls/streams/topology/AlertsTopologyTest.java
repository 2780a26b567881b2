package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.AlertRule.Direction;
import city.talpuls.model.registry.AlertRule.Level;
import city.talpuls.model.registry.AlertRule.Statistic;
import city.talpuls.model.registry.AlertRule.Watch;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.RegistryEntry;
import city.talpuls.model.registry.Visibility;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When somebody has to know, from the message to the event. */
class AlertsTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Position ELBERFELD = new Position(51.2562, 7.1508);
    private static final Level WARNING = new Level(Severity.WARNING, 200, 190, Duration.ZERO);

    private final Json json = new Json();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> uplinks;
    private TestOutputTopic<String, AlertEvent> alerts;
    private Instant now = NOON;

    private void start(RegistryEntry... entries) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        var catalogue = Registered.with(entries);
        var topology = new UplinkTopology(
                        json, new Decoder(catalogue::equipment), catalogue, Districts.shipped(), 1, Duration.ofDays(2))
                .build();
        driver = new TopologyTestDriver(topology, config, now);
        uplinks = driver.createInputTopic(Topics.UPLINKS.name(), new StringSerializer(), new ByteArraySerializer());
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(),
                new StringDeserializer(),
                json.codec(AlertEvent.class).deserializer());
    }

    @BeforeEach
    void start() {
        start(new RegistryEntry[0]);
    }

    /** Starts anew, with what was remembered before. */
    private void watch(RegistryEntry... entries) {
        driver.close();
        start(entries);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static AlertRule rule(Watch watch, Level... levels) {
        return rule(watch, Set.of(), null, levels);
    }

    private static AlertRule rule(Watch watch, Set<DeviceId> devices, @Nullable String district, Level... levels) {
        boolean ofDevice = watch == Watch.SILENCE;
        return new AlertRule(
                "high-water",
                "High water",
                true,
                watch,
                ofDevice ? null : new Property("water_level"),
                watch == Watch.AGGREGATE ? Interval.QUARTER_HOUR : null,
                watch == Watch.AGGREGATE ? Statistic.MEAN : null,
                watch == Watch.RISE ? Duration.ofHours(1) : null,
                null,
                devices,
                district,
                Direction.ABOVE,
                List.of(levels),
                List.of("desk"));
    }

    private static Registration gauge(String device, @Nullable Position position, @Nullable Duration interval) {
        return new Registration(new DeviceId(device), null, position, null, interval, Map.of(), Visibility.PUBLIC);
    }

    private void pass(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
    }

    private void say(String device, Instant at, double level) {
        send(device, "{\"time\":\"" + at + "\",\"water_level\":" + level + "}");
    }

    private void measure(String device, String values) {
        send(device, "{\"time\":\"" + now + "\"," + values + "}");
    }

    private void send(String device, String text) {
        var uplink = new Uplink(
                "talpuls/v1/g/" + device + "/up", now, false, Payload.of(text.getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<String, byte[]> record = UplinkRecords.write(device, uplink);
        uplinks.pipeInput(new TestRecord<>(record.key(), record.value(), new RecordHeaders(record.headers()), now));
    }

    private void say(String device, double level) {
        say(device, now, level);
    }

    private List<String> told() {
        return alerts.readValuesToList().stream()
                .map(event -> event.device() + " " + event.kind().label())
                .toList();
    }

    @Test
    void aReadingRaisesAndALaterOneClears() {
        watch(rule(Watch.VALUE, WARNING));

        say("kluse", 180);
        pass(Duration.ofMinutes(5));
        say("kluse", 201);

        assertThat(alerts.readValuesToList()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AlertEvent.Kind.RAISED);
            assertThat(event.rule()).isEqualTo("high-water");
            assertThat(event.device().value()).isEqualTo("kluse");
            assertThat(event.property()).isEqualTo(new Property("water_level"));
            assertThat(event.value()).isEqualTo(201);
            assertThat(event.threshold()).isEqualTo(200);
            assertThat(event.time()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        });

        pass(Duration.ofMinutes(5));
        say("kluse", 189);
        assertThat(told()).containsExactly("kluse cleared");
    }

    @Test
    void whatComesLateOrIsInDoubtOrAheadOfItsTimeIsNoAlarm() {
        watch(rule(Watch.VALUE, WARNING));
        say("kluse", 180);

        say("kluse", NOON.minus(Duration.ofMinutes(20)), 300);
        say("kluse", NOON.plus(Duration.ofHours(2)), 300);
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(5));
        say("kluse", 300);
        assertThat(told()).containsExactly("kluse raised");
    }

    @Test
    void aRuleMeansTheDevicesAndTheDistrictThatItNames() {
        watch(
                rule(Watch.VALUE, Set.of(), "Elberfeld", WARNING),
                gauge("kluse", ELBERFELD, null),
                gauge("laaken", new Position(51.2667, 7.2500), null));

        say("laaken", 300);
        say("somewhere", 300);
        say("kluse", 300);

        assertThat(told()).containsExactly("kluse raised");
    }

    @Test
    void aRiseIsTakenAgainstTheReadingOfAnHourBefore() {
        watch(rule(Watch.RISE, new Level(Severity.WARNING, 30, 10, Duration.ZERO)));
        say("kluse", 100);
        pass(Duration.ofMinutes(30));
        say("kluse", 110);
        pass(Duration.ofMinutes(30));
        say("kluse", 125);
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(30));
        say("kluse", 142);
        assertThat(alerts.readValuesToList()).singleElement().satisfies(event -> {
            assertThat(event.value()).isEqualTo(32);
            assertThat(event.threshold()).isEqualTo(30);
        });
    }

    @Test
    void aWindowIsLookedAtOnceItIsOver() {
        watch(rule(Watch.AGGREGATE, WARNING));
        say("kluse", 300);
        pass(Duration.ofMinutes(5));
        say("kluse", 250);
        pass(Duration.ofMinutes(5));
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(5));
        pass(Duration.ofSeconds(10));
        assertThat(alerts.readValuesToList()).singleElement().satisfies(event -> {
            assertThat(event.value()).isEqualTo(275);
            assertThat(event.time()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void aWindowOfLongAgoThatALateReadingMakesIsNoAlarm() {
        watch(rule(Watch.AGGREGATE, WARNING));
        say("kluse", NOON.minus(Duration.ofHours(3)), 300);
        say("kluse", 100);
        pass(Duration.ofSeconds(10));
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(16));
        assertThat(told()).isEmpty();
        say("kluse", 300);
        pass(Duration.ofMinutes(16));
        assertThat(told()).containsExactly("kluse raised");
    }

    @Test
    void aLateReadingCorrectsTheWindowThatWasLookedAtLast() {
        watch(rule(Watch.AGGREGATE, WARNING));
        say("kluse", 210);
        pass(Duration.ofMinutes(16));
        assertThat(told()).containsExactly("kluse raised");

        say("kluse", NOON.plusSeconds(60), 10);
        pass(Duration.ofSeconds(10));
        assertThat(told()).containsExactly("kluse cleared");
    }

    @Test
    void theClassOfTheAirIsLookedAtOnceItsHourIsOver() {
        watch(new AlertRule(
                "bad-air",
                "Bad air",
                true,
                Watch.INDEX,
                null,
                null,
                null,
                null,
                "uba-lqi",
                Set.of(),
                null,
                Direction.ABOVE,
                List.of(new Level(Severity.WARNING, 3, 3, Duration.ZERO)),
                List.of()));
        measure("loh", "\"no2\":10,\"pm10\":8");
        pass(Duration.ofMinutes(30));
        measure("loh", "\"no2\":130,\"pm10\":9");
        pass(Duration.ofMinutes(29));
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(2));
        assertThat(alerts.readValuesToList()).singleElement().satisfies(event -> {
            assertThat(event.value()).isEqualTo(3);
            assertThat(event.property()).isNull();
            assertThat(event.time()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        });

        measure("loh", "\"no2\":10,\"pm10\":8");
        pass(Duration.ofMinutes(61));
        assertThat(told()).containsExactly("loh cleared");
    }

    @Test
    void aDeviceThatMissesItsIntervalByAFactorIsSilentUntilItSpeaks() {
        watch(
                rule(Watch.SILENCE, new Level(Severity.WARNING, 3, 1, Duration.ZERO)),
                gauge("kluse", null, Duration.ofMinutes(10)));
        say("kluse", 100);
        pass(Duration.ofMinutes(29));
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(60));
        assertThat(alerts.readValuesToList()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AlertEvent.Kind.RAISED);
            assertThat(event.property()).isNull();
            assertThat(event.value()).isBetween(3.0, 3.2);
        });

        say("kluse", 100);
        assertThat(told()).containsExactly("kluse cleared");
    }

    @Test
    void howOftenADeviceSpeaksIsLearned() {
        watch(rule(Watch.SILENCE, new Level(Severity.WARNING, 3, 1, Duration.ZERO)));
        for (int i = 0; i < 7; i++) {
            say("kluse", 100 + i);
            pass(Duration.ofMinutes(i == 3 ? 40 : 20));
        }
        pass(Duration.ofMinutes(39));
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(2));
        assertThat(told()).containsExactly("kluse raised");
    }

    @Test
    void aDeviceThatIsErasedLeavesNothingToTell() {
        watch(rule(Watch.VALUE, WARNING), gauge("kluse", null, Duration.ofMinutes(10)));
        say("kluse", 300);
        assertThat(told()).containsExactly("kluse raised");

        ProducerRecord<String, byte[]> erase = RequestRecords.write(
                new DeviceId("kluse"), now, new Request("1", Request.Kind.ERASE, Instant.EPOCH, now.plusSeconds(1), 0));
        uplinks.pipeInput(new TestRecord<>(erase.key(), erase.value(), new RecordHeaders(erase.headers()), now));
        pass(Duration.ofMinutes(1));

        assertThat(told()).isEmpty();
        assertThat(Stream.of("standings", "watched-windows", "hourly-means", "heard"))
                .allSatisfy(store -> {
                    try (var left =
                            driver.<String, Object>getKeyValueStore(store).all()) {
                        assertThat(left.hasNext()).isFalse();
                    }
                });
    }
}
