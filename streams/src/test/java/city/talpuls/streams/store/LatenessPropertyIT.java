package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.Visibility;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.quality.Naive;
import city.talpuls.streams.quality.Rules;
import city.talpuls.streams.registry.Catalogue;
import city.talpuls.streams.topology.Registered;
import city.talpuls.streams.topology.Sample;
import city.talpuls.streams.topology.StateFolder;
import city.talpuls.streams.topology.UplinkTopology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Of readings that come in any order, most of them later than streams remember, the store holds in the end what it would hold
 * of the sorted, unique set. Time goes on while they come, so that what streams kept up to date becomes the store's to do.
 */
class LatenessPropertyIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MEMORY = Duration.ofHours(2);
    private static final DeviceId DEVICE = new DeviceId("kluse");
    private static final Profile PROFILE =
            new Profile("generated", "Made up", null, null, List.of(), null, Sample.PROFILE.checks(), null);
    private static final Rules RULES = Rules.of(PROFILE);
    private static final Catalogue CATALOGUE = Registered.with(
            PROFILE, new Registration(DEVICE, null, null, "generated", null, Map.of(), Visibility.PUBLIC));

    private static final TestDatabase DATABASE = TestDatabases.plain();

    private final Json json = new Json();

    @BeforeContainer
    static void migrate() {
        new Migrations(DATABASE.dataSource()).migrate();
    }

    @AfterContainer
    static void drop() {
        DATABASE.close();
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Sample.sets(NOON.minus(Duration.ofHours(1)));
    }

    @net.jqwik.api.Property(tries = 12, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void theStoreHoldsWhatTheSortedSetMakes(
            @ForAll("samples") List<Sample> samples, @ForAll long order, @ForAll boolean together)
            throws IOException, SQLException {
        List<String> messages = new ArrayList<>(Sample.messages(samples, together));
        var random = new Random(order);
        messages.addAll(
                messages.stream().filter(message -> random.nextInt(4) == 0).toList());
        Collections.shuffle(messages, random);

        List<Reading> expected = new Naive(
                        RULES,
                        Sample.withDerived(samples, together).stream()
                                .map(LatenessPropertyIT::reading)
                                .toList())
                .checked();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h CASCADE");
            connection.commit();
            store(connection, messages, random);

            assertThat(readings(connection)).isEqualTo(Naive.sorted(expected.stream()));
            for (Interval interval : Interval.values()) {
                assertThat(aggregates(connection, AggregatesSink.table(interval)))
                        .isEqualTo(aggregates(interval, expected));
            }
        }
    }

    private static Reading reading(Sample sample) {
        return new Reading(new Property(sample.property()), sample.time(), sample.value(), Quality.GOOD);
    }

    private void store(Connection connection, List<String> messages, Random random) throws IOException, SQLException {
        try (var state = StateFolder.make()) {
            store(connection, messages, random, state);
        }
    }

    private void store(Connection connection, List<String> messages, Random random, StateFolder state)
            throws SQLException {
        var datastreams = new Datastreams(Properties.shipped());
        var readings = new Pipe<>(
                new ReadingsSink(datastreams, (device, registry) -> RULES, MEMORY, json.codec(Map.class)), connection);
        var aggregates = new Pipe<>(new AggregatesSink(datastreams), connection);
        var config = new java.util.Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.path().toString());
        var topology = new UplinkTopology(
                        json, new Decoder(CATALOGUE::equipment), CATALOGUE, Districts.shipped(), 1, MEMORY)
                .build();
        try (var driver = new TopologyTestDriver(topology, config, NOON)) {
            var uplinks =
                    driver.createInputTopic(Topics.UPLINKS.name(), new StringSerializer(), new ByteArraySerializer());
            TestOutputTopic<String, Report> said = output(driver, Topics.READINGS, Report.class);
            TestOutputTopic<String, DeviceAggregates> summed =
                    output(driver, Topics.AGGREGATES, DeviceAggregates.class);
            Instant now = NOON;
            for (String message : messages) {
                now = now.plusSeconds(random.nextInt(90));
                var sent = UplinkRecords.write(
                        DEVICE.value(),
                        new Uplink(
                                "talpuls/v1/gateway-1/kluse/up",
                                now,
                                false,
                                Payload.of(message.getBytes(StandardCharsets.UTF_8))));
                uplinks.pipeInput(new TestRecord<>(sent.key(), sent.value(), new RecordHeaders(sent.headers()), now));
                if (random.nextInt(15) == 0) {
                    driver.advanceWallClockTime(Duration.ofSeconds(random.nextInt(5)));
                }
                if (random.nextInt(10) == 0) {
                    readings.take(said.readValuesToList());
                }
                if (random.nextInt(10) == 0) {
                    aggregates.take(summed.readValuesToList());
                }
            }
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            aggregates.take(summed.readValuesToList());
            readings.take(said.readValuesToList());
        }
    }

    private record Pipe<T>(Sink<T> sink, Connection connection) {

        void take(List<T> values) throws SQLException {
            if (!values.isEmpty()) {
                sink.prepare(connection, values);
                sink.write(connection, values);
                connection.commit();
            }
        }
    }

    private static List<Reading> readings(Connection connection) throws SQLException {
        List<Reading> readings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT property, time, value, quality FROM reading"
                        + " JOIN datastream ON datastream.id = reading.datastream")) {
            while (rows.next()) {
                readings.add(new Reading(
                        new Property(rows.getString(1)),
                        rows.getTimestamp(2).toInstant(),
                        rows.getDouble(3),
                        new Quality(rows.getInt(4))));
            }
        }
        return Naive.sorted(readings.stream());
    }

    /** What can be told exactly of each window. */
    private static List<String> aggregates(Connection connection, String table) throws SQLException {
        List<String> aggregates = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT property, time, count, flagged, min, max, first, last, first_time, last_time FROM "
                                + table + " JOIN datastream ON datastream.id = datastream")) {
            while (rows.next()) {
                long count = rows.getLong(3);
                aggregates.add("%s %s count %d flagged %d %s"
                        .formatted(
                                rows.getString(1),
                                rows.getTimestamp(2).toInstant(),
                                count,
                                rows.getLong(4),
                                count == 0
                                        ? "none"
                                        : List.of(
                                                rows.getDouble(5),
                                                rows.getDouble(6),
                                                rows.getDouble(7),
                                                rows.getDouble(8),
                                                rows.getTimestamp(9).toInstant(),
                                                rows.getTimestamp(10).toInstant())));
            }
        }
        return aggregates.stream().sorted().toList();
    }

    private static List<String> aggregates(Interval interval, List<Reading> readings) {
        Map<String, List<Reading>> windows = new TreeMap<>();
        for (Reading reading : readings) {
            windows.computeIfAbsent(
                            reading.property() + " " + interval.windowOf(reading.time()), window -> new ArrayList<>())
                    .add(reading);
        }
        List<String> aggregates = new ArrayList<>();
        windows.forEach((window, all) -> {
            List<Reading> good =
                    all.stream().filter(reading -> reading.quality().isGood()).toList();
            aggregates.add("%s count %d flagged %d %s"
                    .formatted(
                            window,
                            good.size(),
                            all.size() - good.size(),
                            good.isEmpty()
                                    ? "none"
                                    : List.of(
                                            good.stream()
                                                    .mapToDouble(Reading::value)
                                                    .min()
                                                    .orElseThrow(),
                                            good.stream()
                                                    .mapToDouble(Reading::value)
                                                    .max()
                                                    .orElseThrow(),
                                            good.getFirst().value(),
                                            good.getLast().value(),
                                            good.getFirst().time(),
                                            good.getLast().time())));
        });
        return aggregates.stream().sorted().toList();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> TestOutputTopic<String, T> output(TopologyTestDriver driver, Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                topic.name(), new StringDeserializer(), json.codec(type).deserializer());
    }
}
