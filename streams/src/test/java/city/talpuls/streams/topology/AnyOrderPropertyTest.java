package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.Visibility;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.quality.Naive;
import city.talpuls.streams.quality.Rules;
import city.talpuls.streams.registry.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Whatever the order, the repetition and the lateness of what is sent, the outcome is that of the sorted, unique set. */
class AnyOrderPropertyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DeviceId DEVICE = new DeviceId("kluse");
    private static final Rules RULES = Rules.of(Sample.PROFILE);
    private static final Catalogue CATALOGUE = Registered.with(
            Sample.PROFILE,
            new Registration(DEVICE, null, (Position) null, "generated", null, Map.of(), Visibility.PUBLIC));

    private final Json json = new Json();

    private record Window(Property property, Interval interval, Instant start) {}

    private record Outcome(List<Reading> readings, Map<Window, Aggregate> aggregates) {}

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Sample.sets(NOON);
    }

    @net.jqwik.api.Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void readingsAndAggregatesAreThoseOfTheSortedSet(
            @ForAll("samples") List<Sample> samples, @ForAll long order, @ForAll boolean together) throws IOException {
        List<String> messages = new ArrayList<>(Sample.messages(samples, together));
        var random = new Random(order);
        messages.addAll(
                messages.stream().filter(message -> random.nextInt(4) == 0).toList());
        Collections.shuffle(messages, random);

        Outcome outcome = outcome(messages, random);

        List<Reading> expected = new Naive(
                        RULES,
                        Sample.withDerived(samples, together).stream()
                                .map(sample -> sample.received(NOON))
                                .toList())
                .checked();
        assertThat(outcome.readings()).isEqualTo(Naive.sorted(expected.stream()));
        assertThat(outcome.aggregates().keySet()).isEqualTo(windows(expected).keySet());
        windows(expected)
                .forEach((window, readings) ->
                        holds(Objects.requireNonNull(outcome.aggregates().get(window)), readings));
    }

    private static Map<Window, List<Reading>> windows(List<Reading> readings) {
        Map<Window, List<Reading>> windows = new HashMap<>();
        for (Reading reading : readings) {
            for (Interval interval : Interval.values()) {
                windows.computeIfAbsent(
                                new Window(reading.property(), interval, interval.windowOf(reading.time())),
                                window -> new ArrayList<>())
                        .add(reading);
            }
        }
        return windows;
    }

    private static void holds(Aggregate aggregate, List<Reading> readings) {
        List<Reading> good =
                readings.stream().filter(reading -> reading.quality().isGood()).toList();
        assertThat(aggregate.flagged()).isEqualTo(readings.size() - good.size());
        Summary summary = aggregate.summary();
        if (good.isEmpty()) {
            assertThat(summary).isNull();
            return;
        }
        if (summary == null) {
            throw new AssertionError("there is no summary of " + good);
        }
        double sum = good.stream().mapToDouble(Reading::value).sum();
        double mean = sum / good.size();
        double m2 = good.stream()
                .mapToDouble(reading -> Math.pow(reading.value() - mean, 2))
                .sum();
        assertThat(summary.count()).isEqualTo(good.size());
        assertThat(summary.sum()).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
        assertThat(summary.m2()).isCloseTo(m2, within(1e-12 * Math.max(1, sum * sum)));
        assertThat(summary.min())
                .isEqualTo(good.stream().mapToDouble(Reading::value).min().orElseThrow());
        assertThat(summary.max())
                .isEqualTo(good.stream().mapToDouble(Reading::value).max().orElseThrow());
        assertThat(summary.firstTime()).isEqualTo(good.getFirst().time());
        assertThat(summary.first()).isEqualTo(good.getFirst().value());
        assertThat(summary.lastTime()).isEqualTo(good.getLast().time());
        assertThat(summary.last()).isEqualTo(good.getLast().value());
    }

    /** What stands in the end, where the later said replaces the earlier. */
    private Outcome outcome(List<String> messages, Random random) throws IOException {
        try (var state = StateFolder.make()) {
            return outcome(messages, random, state);
        }
    }

    private Outcome outcome(List<String> messages, Random random, StateFolder state) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.path().toString());
        var topology = new UplinkTopology(
                        json, new Decoder(CATALOGUE::equipment), CATALOGUE, Districts.shipped(), 1, Duration.ofDays(2))
                .build();
        try (var driver = new TopologyTestDriver(topology, config, NOON)) {
            var uplinks =
                    driver.createInputTopic(Topics.UPLINKS.name(), new StringSerializer(), new ByteArraySerializer());
            for (String message : messages) {
                var sent = UplinkRecords.write(
                        DEVICE.value(),
                        new Uplink(
                                "talpuls/v1/gateway-1/kluse/up",
                                NOON,
                                false,
                                Payload.of(message.getBytes(StandardCharsets.UTF_8))));
                uplinks.pipeInput(new TestRecord<>(sent.key(), sent.value(), new RecordHeaders(sent.headers()), NOON));
                if (random.nextInt(20) == 0) {
                    driver.advanceWallClockTime(Duration.ofSeconds(1));
                }
            }
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            Map<Window, Reading> readings = new HashMap<>();
            driver.createOutputTopic(
                            Topics.READINGS.name(),
                            new StringDeserializer(),
                            json.codec(Report.class).deserializer())
                    .readValuesToList()
                    .forEach(report -> {
                        report.readings().forEach(reading -> readings.put(place(reading), reading));
                        report.rechecked().forEach(reading -> readings.put(place(reading), reading));
                    });
            Map<Window, Aggregate> aggregates = new HashMap<>();
            driver.createOutputTopic(
                            Topics.AGGREGATES.name(),
                            new StringDeserializer(),
                            json.codec(DeviceAggregates.class).deserializer())
                    .readValuesToList()
                    .forEach(told -> told.series()
                            .forEach(aggregate -> aggregates.put(
                                    new Window(aggregate.property(), told.interval(), told.start()), aggregate)));
            return new Outcome(Naive.sorted(readings.values().stream()), aggregates);
        }
    }

    private static Window place(Reading reading) {
        return new Window(reading.property(), Interval.HOUR, reading.time());
    }
}
