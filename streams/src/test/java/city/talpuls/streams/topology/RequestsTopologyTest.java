package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.Visibility;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.registry.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
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

/** What operators have done with what a device said: read again by a mended codec, and erased. */
class RequestsTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(3));
    private static final Duration MEMORY = Duration.ofDays(2);
    private static final String REQUEST = "12";

    private static final Catalogue WRONG = gauge("cm");
    private static final Catalogue MENDED = gauge("m");

    private final Json json = new Json();
    private boolean mended;

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> uplinks;
    private TestOutputTopic<String, Report> readings;
    private TestOutputTopic<String, DeviceAggregates> aggregates;
    private TestOutputTopic<String, Duplicate> duplicates;
    private TestOutputTopic<String, DeadLetter> deadLetters;
    private TestOutputTopic<String, Device> devices;

    private static Catalogue gauge(String unit) {
        return Registered.with(
                new Profile(
                        "gauge",
                        "A gauge",
                        null,
                        null,
                        List.of(new ProfileProperty("level", new Property("water_level"), unit, null, null, null)),
                        null,
                        List.of(),
                        new ClockCheck(null, 2)),
                new Registration(new DeviceId("kluse"), null, null, "gauge", null, Map.of(), Visibility.PUBLIC));
    }

    @BeforeEach
    void start() {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        var decoder = new Decoder(device -> (mended ? MENDED : WRONG).equipment(device));
        var topology = new UplinkTopology(json, decoder, WRONG, Districts.shipped(), 1, MEMORY).build();
        driver = new TopologyTestDriver(topology, config, NOON);
        uplinks = driver.createInputTopic(Topics.UPLINKS.name(), new StringSerializer(), new ByteArraySerializer());
        readings = output(Topics.READINGS, Report.class);
        aggregates = output(Topics.AGGREGATES, DeviceAggregates.class);
        duplicates = output(Topics.DUPLICATES, Duplicate.class);
        deadLetters = output(Topics.DEAD_LETTERS, DeadLetter.class);
        devices = output(Topics.DEVICES, Device.class);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aMessageThatIsReadAgainByAMendedCodecCorrectsItsReadingsAndTheirWindows() {
        say(NOON, level("11:40", 2));
        say(LATER, level("14:50", 3));
        assertThat(hour("11:00")).isEqualTo(2);

        mended = true;
        say(NOON, level("11:40", 2), new Replay("0-0", 0, REQUEST));

        assertThat(readings.readValuesToList()).last().satisfies(report -> {
            assertThat(report.receivedAt()).isEqualTo(NOON);
            assertThat(report.replayOf()).isEqualTo("0-0");
            assertThat(report.redecoding()).isEqualTo(REQUEST);
            assertThat(values(report)).containsExactly(200.0);
        });
        assertThat(hour("11:00")).isEqualTo(200);
        assertThat(duplicates.isEmpty()).isTrue();
    }

    @Test
    void readingAgainTwiceGivesTheSameAndSaysNothingOfTheClock() {
        say(NOON, level("11:40", 2));
        mended = true;
        for (int round = 0; round < 3; round++) {
            mended = !mended;
            say(NOON, level("11:40", 2), new Replay("0-0", 0, REQUEST));
        }
        mended = true;
        say(NOON, level("11:40", 2), new Replay("0-0", 0, REQUEST));

        assertThat(readings.readValuesToList())
                .extracting(report -> report.readings().getFirst().quality().label())
                .containsOnly("good");
        assertThat(hour("11:00")).isEqualTo(200);
    }

    @Test
    void aMessageThatCannotBeReadAnyMoreIsADeadLetterUnderItsFirstPlace() {
        say(NOON, "{\"level\":", new Replay("0-7", 0, REQUEST));

        assertThat(deadLetters.readValue()).satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("0-7");
            assertThat(letter.uplink().replay()).isEqualTo(new Replay("0-7", 0, REQUEST));
        });
    }

    @Test
    void whatWasSaidLongAgoAndIsReadAgainMovesNoDevice() {
        say(NOON, "{\"level\":1,\"latitude\":51.2557,\"longitude\":7.1545}");
        say(NOON.minusSeconds(9), "{\"level\":1,\"latitude\":51.2,\"longitude\":7.1}", new Replay("0-0", 0, REQUEST));

        assertThat(devices.readValuesToList()).hasSize(1);
    }

    @Test
    void whenAllAreReadAgainTheRequestIsAnswered() {
        ask(LATER, Request.Kind.REDECODE);

        assertThat(readings.readValue().request())
                .isEqualTo(new Request(REQUEST, Request.Kind.REDECODE, Instant.EPOCH, LATER, 0));
    }

    @Test
    void anErasedDeviceIsForgottenAndNewWhenItSpeaksAgain() {
        say(NOON, "{\"time\":\"2026-11-23T11:40:00Z\",\"level\":2,\"latitude\":51.2557,\"longitude\":7.1545}");
        say("other", NOON, level("11:40", 5), null);

        ask(LATER, Request.Kind.ERASE);

        assertThat(readings.readValuesToList()).last().satisfies(answer -> {
            assertThat(answer.asksFor(Request.Kind.ERASE)).isTrue();
            assertThat(answer.asOf()).isEqualTo(LATER);
        });
        assertThat(devices.readKeyValuesToList()).last().isEqualTo(KeyValue.pair("kluse", null));
        assertThat(sent()).extracting(DeviceAggregates::device).containsOnly(new DeviceId("other"));

        say(LATER.plusSeconds(5), level("11:41", 4));

        assertThat(devices.readValue()).satisfies(device -> {
            assertThat(device.position()).isNull();
            assertThat(device.firstSeen()).isEqualTo(LATER.plusSeconds(5));
        });
        assertThat(hour("11:00")).isEqualTo(4);
    }

    @Test
    void namesOfAnErasedDeviceAreForgottenToo() {
        for (int round = 0; round < 2; round++) {
            var names = new StringBuilder("{\"x\":1");
            for (int i = 0; i < 600; i++) {
                names.append(",\"n").append(round).append('_').append(i).append("\":1");
            }
            say(NOON, names.append('}').toString());
            ask(NOON, Request.Kind.ERASE);
        }

        assertThat(deadLetters.isEmpty()).isTrue();
    }

    private void say(Instant receivedAt, String payload) {
        say("kluse", receivedAt, payload, null);
    }

    private void say(Instant receivedAt, String payload, Replay replay) {
        say("kluse", receivedAt, payload, replay);
    }

    private void say(String device, Instant receivedAt, String payload, @Nullable Replay replay) {
        send(UplinkRecords.write(
                device,
                new Uplink(
                        "talpuls/v1/gateway-1/" + device + "/up",
                        receivedAt,
                        false,
                        Payload.of(payload.getBytes(StandardCharsets.UTF_8)),
                        replay)));
    }

    private void ask(Instant now, Request.Kind kind) {
        send(RequestRecords.write(new DeviceId("kluse"), now, new Request(REQUEST, kind, Instant.EPOCH, LATER, 0)));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        uplinks.pipeInput(new TestRecord<>(
                sent.key(), sent.value(), new RecordHeaders(sent.headers()), Instant.ofEpochMilli(sent.timestamp())));
    }

    private static String level(String time, double value) {
        return "{\"time\":\"2026-11-23T" + time + ":00Z\",\"level\":" + value + "}";
    }

    private static Stream<Double> values(Report report) {
        return report.readings().stream().map(Reading::value);
    }

    private List<DeviceAggregates> sent() {
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        return aggregates.readValuesToList();
    }

    /** The sum of the device's last word of an hour. */
    private double hour(String start) {
        return sent().stream()
                .filter(said -> said.device().equals(new DeviceId("kluse"))
                        && said.interval() == Interval.HOUR
                        && said.start().equals(Instant.parse("2026-11-23T" + start + ":00Z")))
                .flatMap(said -> said.series().stream())
                .reduce((earlier, later) -> later)
                .map(aggregate ->
                        aggregate.summary() == null ? 0 : aggregate.summary().sum())
                .orElseThrow();
    }

    private <T> TestOutputTopic<String, T> output(Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), json.codec(type).deserializer());
    }
}
