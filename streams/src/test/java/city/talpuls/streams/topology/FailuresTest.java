package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology in the manner of the real one, with steps that fail when they are told to. */
class FailuresTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Serde<String> PICKY = Serdes.serdeFrom(
            (topic, value) -> {
                if (value.equals("unwritable")) {
                    throw new SerializationException("as the message says");
                }
                return value.getBytes(StandardCharsets.UTF_8);
            },
            new StringDeserializer());

    private final Json json = new Json();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> uplinks;
    private TestOutputTopic<String, String> readings;
    private TestOutputTopic<String, DeadLetter> deadLetters;
    private TestOutputTopic<String, String> devices;

    @BeforeEach
    void start() {
        Topology topology = topology();
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, WriteFailureHandler.class);
        config.put("processing.exception.handler.global.enabled", true);
        config.put(Failures.SETTING, new Failures(topology, json, metrics));
        driver = new TopologyTestDriver(topology, config, NOON);
        uplinks = driver.createInputTopic(Topics.UPLINKS.name(), new StringSerializer(), new ByteArraySerializer());
        readings = driver.createOutputTopic(Topics.READINGS.name(), new StringDeserializer(), new StringDeserializer());
        devices = driver.createOutputTopic(Topics.DEVICES.name(), new StringDeserializer(), new StringDeserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(),
                new StringDeserializer(),
                json.codec(DeadLetter.class).deserializer());
    }

    private static Topology topology() {
        var text = Serdes.String();
        var builder = new StreamsBuilder();
        var reports = builder.stream(
                        Topics.UPLINKS.name(), Consumed.with(text, text).withName("uplinks"))
                .mapValues(value -> failingOn(value, "address"), Named.as("address"))
                .repartition(
                        Repartitioned.with(text, text).withName("by-device").withNumberOfPartitions(1))
                .mapValues(value -> failingOn(value, "decode"), Named.as("decode"));
        reports.to(Topics.READINGS.name(), Produced.with(text, PICKY).withName("readings"));
        reports.mapValues(value -> failingOn(value, "register"), Named.as("register"))
                .to(Topics.DEVICES.name(), Produced.with(text, text).withName("devices"));
        return builder.build();
    }

    private static String failingOn(String value, String step) {
        if (value.equals("Kafka is away from " + step)) {
            throw new TimeoutException(value);
        }
        if (value.equals(step)) {
            throw new IllegalStateException("as the message says");
        }
        return value;
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aMessageOnWhichAStepBeforeItsOutcomeFailsIsADeadLetterAndHoldsUpNoOther() {
        send("decode");
        send("fine");

        assertThat(readings.readValuesToList()).containsExactly("fine");
        assertThat(deadLetters.readKeyValuesToList()).singleElement().satisfies(letter -> {
            assertThat(letter.key).isEqualTo("dev");
            assertThat(letter.value.id()).isEqualTo("0-0");
            assertThat(letter.value.reason()).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(letter.value.detail())
                    .isEqualTo("step decode failed: java.lang.IllegalStateException: as the message says");
            assertThat(letter.value.device()).hasToString("dev");
            assertThat(letter.value.uplink()).isEqualTo(uplink("decode"));
        });
        assertThat(metrics.counter("talpuls.streams.failures", "step", "decode").count())
                .isEqualTo(1);
    }

    @Test
    void theOutcomeMayStillBeToComeBehindATopicOfTheTopologysOwn() {
        send("address");

        assertThat(deadLetters.readValuesToList())
                .extracting(DeadLetter::reason)
                .containsExactly(Reason.INTERNAL_ERROR);
    }

    @Test
    void aFailureAfterTheOutcomeIsCountedAndIsNoSecondOutcome() {
        send("register");
        send("fine");

        assertThat(readings.readValuesToList()).containsExactly("register", "fine");
        assertThat(devices.readValuesToList()).containsExactly("fine");
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(metrics.counter("talpuls.streams.failures", "step", "register")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anOutcomeThatCannotBeWrittenIsADeadLetter() {
        send("unwritable");
        send("fine");

        assertThat(readings.readValuesToList()).containsExactly("fine");
        assertThat(deadLetters.readValuesToList())
                .extracting(DeadLetter::reason)
                .containsExactly(Reason.INTERNAL_ERROR);
    }

    @Test
    void troubleWithKafkaIsNoFaultOfTheMessage() {
        assertThatThrownBy(() -> send("Kafka is away from decode")).hasRootCauseInstanceOf(TimeoutException.class);

        assertThat(deadLetters.isEmpty()).isTrue();
    }

    private void send(String text) {
        var uplink = UplinkRecords.write("dev", uplink(text));
        uplinks.pipeInput(new TestRecord<>("dev", uplink.value(), uplink.headers(), NOON));
    }

    private static Uplink uplink(String text) {
        return new Uplink("talpuls/v1/g/dev/up", NOON, false, Payload.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
