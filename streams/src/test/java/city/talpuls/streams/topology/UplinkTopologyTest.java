package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.PropertyChecks;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.StringJoiner;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UplinkTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MEMORY = Duration.ofDays(2);

    private final Json json = new Json();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> uplinks;
    private TestOutputTopic<String, Report> readings;
    private TestOutputTopic<String, DeviceAggregates> aggregates;
    private TestOutputTopic<String, Duplicate> duplicates;
    private TestOutputTopic<String, DeadLetter> deadLetters;
    private TestOutputTopic<String, Device> devices;

    private static final Catalogue CATALOGUE = Registered.with(
            new CodecSource(
                    "tenths",
                    CodecForm.JAVASCRIPT,
                    "function decodeUplink(input) {"
                            + " if (input.bytes.length != 2) return {errors: ['2 bytes, not ' + input.bytes.length]};"
                            + " return {data: {t: (input.bytes[0] * 256 + input.bytes[1]) / 10}}; }"),
            new Profile(
                    "thermometer",
                    "A thermometer",
                    "tenths",
                    null,
                    List.of(new ProfileProperty("t", new Property("temperature"), "Cel", null, null, null)),
                    new History("past", "at")),
            new Profile(
                    "gauge",
                    "A gauge",
                    null,
                    null,
                    List.of(new ProfileProperty("water_level", new Property("water_level"), null, null, 0.0, 500.0)),
                    null,
                    List.of(new PropertyChecks(
                            new Property("water_level"),
                            null,
                            null,
                            null,
                            new PropertyChecks.Spike(20, Duration.ofHours(1)),
                            null,
                            null)),
                    new ClockCheck(Duration.ofDays(60), 2)),
            new Registration(new DeviceId("gauge-1"), null, null, "gauge", null, Map.of(), Visibility.PUBLIC),
            new Registration(
                    new DeviceId("a84041ffff1234ab"),
                    "Freibad Mirke",
                    new Position(51.2649, 7.1370),
                    "thermometer",
                    null,
                    Map.of(),
                    Visibility.PUBLIC));

    @BeforeEach
    void start() {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        var topology = new UplinkTopology(
                        json, new Decoder(CATALOGUE::equipment), CATALOGUE, Districts.shipped(), 1, MEMORY)
                .build();
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
    void aMessageBecomesAReportUnderItsDevice() {
        send(NOON, "kluse", "{\"time\":\"2026-11-23T11:59:00Z\",\"water_level\":34.5}");

        var report = readings.readKeyValue();
        assertThat(report.key).isEqualTo("kluse");
        assertThat(report.value.receivedAt()).isEqualTo(NOON);
        assertThat(report.value.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.value()).isEqualTo(34.5);
            assertThat(reading.time()).isEqualTo("2026-11-23T11:59:00Z");
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
        });
        assertThat(report.value.recompute()).isEmpty();
    }

    @Test
    void eachMessageEndsAsExactlyOneRecord() {
        send(NOON, "kluse", "{\"time\":\"2026-11-23T11:59:00Z\",\"water_level\":34.5}");
        send(NOON, "kluse", "{\"time\":\"2026-11-23T11:59:00Z\",\"water_level\":34.5}");
        send(NOON, "kluse", "{\"water_level\":");

        assertThat(readings.readValuesToList()).hasSize(1);
        assertThat(duplicates.readValuesToList())
                .singleElement()
                .satisfies(duplicate -> assertThat(duplicate.device().value()).isEqualTo("kluse"));
        assertThat(deadLetters.readValuesToList()).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("0-2");
            assertThat(letter.reason()).isEqualTo(Reason.NOT_JSON);
            assertThat(letter.uplink().source()).isEqualTo("talpuls/v1/gateway-1/kluse/up");
            assertThat(letter.uplink().payload())
                    .isEqualTo(Payload.of("{\"water_level\":".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void aFrameThatComesAgainDaysLaterIsStillADuplicate() {
        var message = "{\"deduplicationId\":\"3f2b\",\"time\":\"2026-11-23T11:59:00Z\",\"object\":{\"no2\":1}}";
        sendFrom("application/a/device/a84041ffff1234ab/event/up", NOON, "a84041ffff1234ab", message, false);
        sendFrom(
                "application/a/device/a84041ffff1234ab/event/up",
                NOON.plus(Duration.ofDays(2)),
                "a84041ffff1234ab",
                message,
                true);

        assertThat(readings.readValuesToList()).hasSize(1);
        assertThat(duplicates.readValuesToList()).hasSize(1);
    }

    @Test
    void aSensorMaySayTheSameTwiceUnlessTheBrokerDeliversAgain() {
        var topic = "talpuls/v1/gateway-1/kluse/up";
        sendFrom(topic, NOON, "kluse", "{\"no2\":1}", false);
        sendFrom(topic, NOON.plusSeconds(60), "kluse", "{\"no2\":1}", false);
        sendFrom(topic, NOON.plusSeconds(61), "kluse", "{\"no2\":1}", true);

        assertThat(readings.readValuesToList())
                .extracting(report -> report.readings().getFirst().time())
                .containsExactly(NOON, NOON.plusSeconds(60));
        assertThat(duplicates.readValuesToList()).hasSize(1);
    }

    @Test
    void chirpStackAndTheThingsStackAgreeOnTheDevice() {
        sendFrom(
                "application/a/device/a84041ffff1234ab/event/up",
                NOON,
                "a84041ffff1234ab",
                "{\"time\":\"2026-11-23T11:46:00Z\",\"object\":{\"no2\":10}}",
                false);
        sendFrom(
                "v3/valley/devices/air-1/up",
                NOON,
                "air-1",
                "{\"end_device_ids\":{\"dev_eui\":\"A84041FFFF1234AB\"},\"uplink_message\":{\"received_at\":"
                        + "\"2026-11-23T11:47:00Z\",\"decoded_payload\":{\"no2\":20}}}",
                false);

        assertThat(readings.readKeyValuesToList())
                .extracting(entry -> entry.key)
                .containsOnly("a84041ffff1234ab");
        assertThat(latest(Interval.QUARTER_HOUR, "2026-11-23T11:45:00Z").mean()).isEqualTo(15);
    }

    @Test
    void windowsHoldWhatWasMeasuredInThemWheneverItComes() {
        send(NOON, "kluse", level("2026-11-23T11:50:00Z", 30));
        send(NOON, "kluse", level("2026-11-23T11:59:59.999999Z", 40));
        send(NOON, "kluse", level("2026-11-23T12:00:00Z", 100));
        send(NOON.plus(Duration.ofHours(20)), "kluse", level("2026-11-23T11:45:00Z", 20));

        var all = sent();
        assertThat(latest(all, Interval.QUARTER_HOUR, "2026-11-23T11:45:00Z")).satisfies(summary -> {
            assertThat(summary.count()).isEqualTo(3);
            assertThat(summary.mean()).isEqualTo(30);
            assertThat(summary.first()).isEqualTo(20);
            assertThat(summary.last()).isEqualTo(40);
        });
        assertThat(latest(all, Interval.HOUR, "2026-11-23T12:00:00Z").sum()).isEqualTo(100);
    }

    @Test
    void aCorrectionReplacesTheValueInItsWindows() {
        send(NOON, "kluse", level("2026-11-23T11:50:00Z", 30));
        send(NOON, "kluse", level("2026-11-23T11:55:00Z", 900));
        send(NOON.plusSeconds(5), "kluse", level("2026-11-23T11:55:00Z", 32));

        var all = sent();
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z")).satisfies(summary -> {
            assertThat(summary.count()).isEqualTo(2);
            assertThat(summary.max()).isEqualTo(32);
            assertThat(summary.last()).isEqualTo(32);
            assertThat(summary.m2()).isCloseTo(2, within(1e-12));
        });
    }

    @Test
    void aCorrectionWithinOneMessageCountsOnce() {
        var topic = "talpuls/v1/gateway-1/kluse/up";
        sendFrom(topic, NOON, "kluse", """
                [{"bt":1795435200,"n":"no2","v":10},{"bt":1795435200,"n":"no2","v":20}]""", false);
        sendFrom(topic, NOON, "kluse", """
                [{"bt":1795435200,"n":"no2","v":30}]""", false);

        assertThat(latest(Interval.QUARTER_HOUR, "2026-11-23T12:00:00Z")).satisfies(summary -> {
            assertThat(summary.count()).isEqualTo(1);
            assertThat(summary.sum()).isEqualTo(30);
        });
    }

    @Test
    void aWindowThatJustWentOutRestsAndThenHoldsAllThatCameMeanwhile() {
        send(NOON, "kluse", level("2026-11-23T11:50:00Z", 30));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(aggregates.readValuesToList()).hasSize(2);

        send(NOON, "kluse", level("2026-11-23T11:51:00Z", 40));
        send(NOON, "kluse", level("2026-11-23T11:52:00Z", 50));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(aggregates.readValuesToList()).isEmpty();

        driver.advanceWallClockTime(Duration.ofSeconds(5));
        var all = aggregates.readValuesToList();
        assertThat(all).hasSize(2);
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z").count()).isEqualTo(3);
    }

    @Test
    void aReadingOfTheFutureIsFlaggedLeftOutAndClosesNothingForOthers() {
        send(NOON, "ahead", level("2026-11-24T11:00:00Z", 900));
        send(NOON, "kluse", level("2026-11-23T11:50:00Z", 30));
        send(NOON.plusSeconds(1), "ahead", level("2026-11-23T11:50:00Z", 31));

        assertThat(readings.readValue().readings().getFirst().quality().label()).isEqualTo("future");
        assertThat(readings.readValuesToList())
                .allSatisfy(report -> assertThat(report.recompute()).isEmpty());
        var all = sent();
        assertThat(all.stream()
                        .filter(aggregates -> aggregates.start().equals(Instant.parse("2026-11-24T11:00:00Z")))
                        .map(DeviceAggregates::series))
                .isNotEmpty()
                .allSatisfy(series -> assertThat(series).singleElement().satisfies(aggregate -> {
                    assertThat(aggregate.flagged()).isEqualTo(1);
                    assertThat(aggregate.summary()).isNull();
                }));
        assertThat(all)
                .anySatisfy(
                        aggregates -> assertThat(aggregates.device().value()).isEqualTo("kluse"));
    }

    @Test
    void hoursOlderThanTheMemoryAreLeftToTheStore() {
        send(NOON, "kluse", level("2026-09-01T11:50:00Z", 30));

        assertThat(readings.readValue().recompute()).containsExactly(Instant.parse("2026-09-01T11:00:00Z"));
        assertThat(sent()).isEmpty();
    }

    @Test
    void whatIsDoubtedInAnHourThatIsLeftToTheStoreIsTheStoresToTell() {
        send(NOON, "gauge-1", level("2026-11-21T11:50:00Z", 30));
        send(NOON, "gauge-1", level("2026-11-21T11:55:00Z", 90));
        send(NOON, "gauge-1", level("2026-11-21T11:58:00Z", 30));

        assertThat(readings.readValuesToList().getLast().rechecked()).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void whatAnHourHasBecomeBeforeItIsLeftToTheStoreIsOlderThanWhatTheStoreMakesOfIt() {
        Instant hour = NOON.minus(MEMORY);
        send(NOON, "kluse", level("2026-11-21T12:01:00Z", 10));
        send(NOON.plusSeconds(1), "kluse", level("2026-11-21T12:02:00Z", 20));

        assertThat(readings.readValuesToList()).extracting(Report::recompute).containsExactly(List.of(), List.of(hour));
        assertThat(sent())
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.asOf()).isEqualTo(hour.plus(MEMORY)));
    }

    @Test
    void aReadingBeyondItsLimitsIsFlaggedAndLeftOut() {
        send(NOON, "gauge-1", level("2026-11-23T11:50:00Z", 600));
        send(NOON, "gauge-1", level("2026-11-23T11:51:00Z", 30));

        assertThat(readings.readValue().readings().getFirst().quality().label()).isEqualTo("range");
        var all = sent();
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z").max()).isEqualTo(30);
        assertThat(all.getLast().series().getFirst().flagged()).isEqualTo(1);
    }

    @Test
    void aSpikeIsSeenWhenTheReadingAfterItComesAndItsWindowsFollow() {
        send(NOON, "gauge-1", level("2026-11-23T11:40:00Z", 30));
        send(NOON, "gauge-1", level("2026-11-23T11:42:00Z", 90));
        assertThat(latest(Interval.HOUR, "2026-11-23T11:00:00Z").max()).isEqualTo(90);
        send(NOON, "gauge-1", level("2026-11-23T11:46:00Z", 31));

        var reports = readings.readValuesToList();
        assertThat(reports.getLast().rechecked()).singleElement().satisfies(reading -> {
            assertThat(reading.value()).isEqualTo(90);
            assertThat(reading.quality().label()).isEqualTo("spike");
        });
        assertThat(latest(Interval.HOUR, "2026-11-23T11:00:00Z").max()).isEqualTo(31);
    }

    @Test
    void aSpikeThatIsNoneAnyMoreIsGoodAgain() {
        send(NOON, "gauge-1", level("2026-11-23T11:40:00Z", 30));
        send(NOON, "gauge-1", level("2026-11-23T11:42:00Z", 90));
        send(NOON, "gauge-1", level("2026-11-23T11:46:00Z", 31));
        send(NOON, "gauge-1", level("2026-11-23T11:44:00Z", 95));

        assertThat(readings.readValuesToList().getLast().rechecked())
                .singleElement()
                .satisfies(reading -> assertThat(reading.quality()).isEqualTo(Quality.GOOD));
        assertThat(latest(Interval.HOUR, "2026-11-23T11:00:00Z").sum()).isEqualTo(30 + 90 + 95 + 31);
    }

    @Test
    void aClockThatLagsOrStandsIsDoubted() {
        send(NOON, "gauge-1", level("2026-09-01T11:40:00Z", 30));
        send(NOON, "gauge-1", level("2026-11-23T11:42:00Z", 30));
        send(NOON, "gauge-1", level("2026-11-23T11:42:00Z", 31));
        send(NOON, "gauge-1", level("2026-11-23T11:42:00Z", 32));

        assertThat(readings.readValuesToList())
                .extracting(report -> report.readings().getFirst().quality().label())
                .containsExactly("clock", "good", "good", "clock");
    }

    @Test
    void whatAnOperatorAsksForHasItsTurnAndIsNoMessageOfTheDevice() {
        send(NOON, "kluse", level("2026-11-23T11:50:00Z", 30));
        send(RequestRecords.write(
                new DeviceId("kluse"),
                NOON,
                new Request(
                        "7",
                        Request.Kind.RECHECK,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-11-24T00:00:00Z"),
                        0)));

        var answer = readings.readValuesToList().getLast();
        assertThat(answer.request()).isNotNull();
        assertThat(answer.rechecked()).isEmpty();
        assertThat(answer.horizon()).isEqualTo(NOON.minus(MEMORY));
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(devices.readValuesToList()).hasSize(1);
    }

    @Test
    void anyOrderAndAnyRepetitionGivesTheSameAggregates() {
        var random = new Random(5);
        List<String> messages = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            double value = Math.round(random.nextDouble() * 1000) / 10.0;
            sum += value;
            messages.add(level("2026-11-23T11:%02d:%02dZ".formatted(i / 5, i % 5), value));
        }
        List<String> twice = new ArrayList<>(messages);
        twice.addAll(messages);
        Collections.shuffle(twice, random);

        for (String message : twice) {
            send(NOON, "kluse", message);
            if (random.nextInt(50) == 0) {
                driver.advanceWallClockTime(Duration.ofSeconds(1));
            }
        }

        var all = sent();
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z").sum()).isCloseTo(sum, within(1e-6));
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z").count()).isEqualTo(300);
    }

    @Test
    void aDeviceIsRegisteredOnceAndAgainWhenItSaysSomethingNewOfItself() {
        send(NOON, "kluse", "{\"time\":\"2026-11-23T11:50:00Z\",\"water_level\":30}");
        send(NOON, "kluse", "{\"time\":\"2026-11-23T11:51:00Z\",\"water_level\":30}");
        send(
                NOON.plusSeconds(9),
                "kluse",
                "{\"time\":\"2026-11-23T11:52:00Z\",\"water_level\":30,\"name\":\"Pegel Kluserbrücke\","
                        + "\"latitude\":51.2557,\"longitude\":7.1545}");

        var registered = devices.readValuesToList();
        assertThat(registered).hasSize(2);
        assertThat(registered.getFirst().name()).isEqualTo("kluse");
        assertThat(registered.getLast().name()).isEqualTo("Pegel Kluserbrücke");
        assertThat(registered.getLast().district()).isEqualTo("Elberfeld");
        assertThat(registered.getLast().firstSeen()).isEqualTo(NOON);
    }

    @Test
    void aRegisteredDevicesPayloadIsDecodedByItsProfile() {
        sendRadio("AOk=", 7);

        var report = readings.readValue();
        assertThat(report.readings()).hasSize(1);
        assertThat(report.readings().getFirst().property()).isEqualTo(new Property("temperature"));
        assertThat(report.readings().getFirst().value()).isEqualTo(23.3);
        assertThat(report.counter()).isEqualTo(new FrameCounter("01ab23cd", 7));
        assertThat(devices.readValue().name()).isEqualTo("Freibad Mirke");
    }

    @Test
    void whatADeviceMeasuredEarlierEndsInTheWindowsOfThatTime() {
        sendFrom("application/1/device/a84041ffff1234ab/event/up", NOON, "a84041ffff1234ab", """
                {"deduplicationId":"7","time":"2026-11-23T11:59:00Z","object":{"t":21,"past":[
                  {"at":"2026-11-23T09:00:00Z","t":10},{"at":"2026-11-23T09:10:00Z","t":14}]}}""", false);

        var all = sent();
        assertThat(latest(all, Interval.HOUR, "2026-11-23T09:00:00Z")).satisfies(summary -> {
            assertThat(summary.count()).isEqualTo(2);
            assertThat(summary.mean()).isEqualTo(12);
        });
        assertThat(latest(all, Interval.HOUR, "2026-11-23T11:00:00Z").mean()).isEqualTo(21);
    }

    @Test
    void aPayloadThatItsCodecRefusesIsADeadLetterWithTheCodecsWords() {
        sendRadio("AOkA", 8);

        var letter = deadLetters.readValue();
        assertThat(letter.reason()).isEqualTo(Reason.CODEC_FAILED);
        assertThat(letter.detail()).contains("2 bytes, not 3");
        assertThat(letter.device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(letter.counter()).isEqualTo(new FrameCounter("01ab23cd", 8));
    }

    @Test
    void aPayloadThatNothingDecodesWaitsAsUnclaimed() {
        sendFrom(
                "application/1/device/0000000000000007/event/up",
                NOON,
                "0000000000000007",
                "{\"deviceInfo\":{},\"devAddr\":\"01\",\"data\":\"AQI=\"}",
                false);

        var letter = deadLetters.readValue();
        assertThat(letter.reason()).isEqualTo(Reason.UNCLAIMED);
        assertThat(letter.device()).isEqualTo(new DeviceId("0000000000000007"));
    }

    @Test
    void aReplayThatFailsAgainIsTheSameLetterAndOneThatIsStoredNamesIt() {
        var source = "application/1/device/a84041ffff1234ab/event/up";
        var bytes = "{\"deduplicationId\":\"x\",\"data\":\"AOk=\"}".getBytes(StandardCharsets.UTF_8);
        send(UplinkRecords.write(
                "a84041ffff1234ab", new Uplink(source, NOON, true, Payload.of(bytes), new Replay("3-1042", 0))));
        send(UplinkRecords.write(
                "a84041ffff1234ab",
                new Uplink(source, NOON, true, Payload.of(new byte[] {'{'}), new Replay("3-1043", 0))));

        assertThat(readings.readValue().replayOf()).isEqualTo("3-1042");
        assertThat(deadLetters.readValue().id()).isEqualTo("3-1043");
    }

    /** Something behind the search for duplicates, the store for instance, may have made it a dead letter. */
    @Test
    void aMessageThatIsReadAgainIsNoDuplicateOfItself() {
        var message = new Uplink(
                "talpuls/v1/g/kluse/up",
                NOON,
                false,
                Payload.of(
                        "{\"time\":\"2026-11-23T11:59:00Z\",\"water_level\":34.5}".getBytes(StandardCharsets.UTF_8)));
        send(UplinkRecords.write("kluse", message));
        send(UplinkRecords.write("kluse", message));
        send(UplinkRecords.write("kluse", readAgain(message, "0-0")));
        send(UplinkRecords.write("kluse", readAgain(message, "0-1")));

        assertThat(readings.readValuesToList()).extracting(Report::replayOf).containsExactly(null, "0-0");
        assertThat(duplicates.readValuesToList())
                .extracting(Duplicate::replayOf)
                .containsExactly(null, "0-1");
    }

    private static Uplink readAgain(Uplink message, String letter) {
        return new Uplink(message.source(), message.receivedAt(), true, message.payload(), new Replay(letter, 0));
    }

    @Test
    void aDeviceThatInventsNamesWithoutEndIsToldThatItHasEnough() {
        for (int round = 0; round < 3; round++) {
            var names = new StringJoiner(",", "{", "}");
            for (int i = 0; i < 400; i++) {
                names.add("\"n" + round + "_" + i + "\":1");
            }
            send(NOON.plusSeconds(round), "kluse", names.toString());
        }
        send(NOON.plusSeconds(9), "kluse", "{\"n0_1\":2}");

        assertThat(readings.readValuesToList()).hasSize(3);
        assertThat(deadLetters.readValue().reason()).isEqualTo(Reason.TOO_MANY_PROPERTIES);
    }

    private void sendRadio(String base64, int number) {
        sendFrom(
                "application/1/device/a84041ffff1234ab/event/up",
                NOON,
                "a84041ffff1234ab",
                "{\"deduplicationId\":\"" + number + "\",\"devAddr\":\"01ab23cd\",\"fCnt\":" + number
                        + ",\"fPort\":2,\"data\":\"" + base64 + "\"}",
                false);
    }

    private static String level(String time, double value) {
        return "{\"time\":\"" + time + "\",\"water_level\":" + value + "}";
    }

    private void send(Instant receivedAt, String device, String payload) {
        sendFrom("talpuls/v1/gateway-1/" + device + "/up", receivedAt, device, payload, false);
    }

    private void sendFrom(String topic, Instant receivedAt, String key, String payload, boolean redelivered) {
        var uplink = new Uplink(topic, receivedAt, redelivered, Payload.of(payload.getBytes(StandardCharsets.UTF_8)));
        send(UplinkRecords.write(key, uplink));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        uplinks.pipeInput(new TestRecord<>(
                sent.key(), sent.value(), new RecordHeaders(sent.headers()), Instant.ofEpochMilli(sent.timestamp())));
    }

    /** What was sent until now, with all that was held back. */
    private List<DeviceAggregates> sent() {
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        return aggregates.readValuesToList();
    }

    private Summary latest(Interval interval, String start) {
        return latest(sent(), interval, start);
    }

    private static Summary latest(List<DeviceAggregates> all, Interval interval, String start) {
        Aggregate aggregate = all.stream()
                .filter(aggregates ->
                        aggregates.interval() == interval && aggregates.start().equals(Instant.parse(start)))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .series()
                .getFirst();
        return Objects.requireNonNull(aggregate.summary());
    }

    private <T> TestOutputTopic<String, T> output(Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), json.codec(type).deserializer());
    }
}
