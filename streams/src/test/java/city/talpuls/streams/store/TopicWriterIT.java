package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.quality.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Writers over a real database; what Kafka would bring comes from Kafka's own stand-in for a consumer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicWriterIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String TOPIC = Topics.READINGS.name();

    private final JsonCodec<Report> codec = new Json().codec(Report.class);
    private SimpleMeterRegistry metrics;
    private final List<DeviceAggregates> told = new CopyOnWriteArrayList<>();
    private final List<Report> witnessed = new CopyOnWriteArrayList<>();
    private final List<TopicWriter<Report>> writers = new ArrayList<>();
    private TestDatabase database;
    private ReadingsSink sink;

    @BeforeAll
    void migrate() {
        database = TestDatabases.plain();
        new Migrations(database.dataSource()).migrate();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute(
                "TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h, dead_letter, replay, uplink,"
                        + " progress RESTART IDENTITY CASCADE");
        metrics = new SimpleMeterRegistry();
        sink = new ReadingsSink(
                new Datastreams(Properties.shipped()),
                (device, registry) -> Rules.NONE,
                Duration.ofDays(2),
                new Json().codec(Map.class));
    }

    @AfterEach
    void stop() {
        writers.forEach(TopicWriter::close);
        writers.clear();
        told.clear();
        witnessed.clear();
    }

    @Test
    void aRefusedMessageIsADeadLetterAndAllOthersAreStored() throws SQLException {
        write(
                0,
                IntStream.range(0, 100)
                        .mapToObj(i -> i == 3 || i == 4 || i == 77 ? unkeepable("dev-" + i) : report("dev-" + i, i))
                        .toList());

        await().untilAsserted(() -> assertThat(rows("SELECT next_offset, messages, refused FROM progress"))
                .containsExactly("100|97|3"));
        assertThat(rows("SELECT count(*), sum(value) FROM reading")).containsExactly("97|" + (4950 - 3 - 4 - 77));
        assertThat(rows("SELECT id, reason, source, device FROM dead_letter ORDER BY id"))
                .containsExactly(
                        "talpuls.readings-0-3|store-refused|talpuls.readings|dev-3",
                        "talpuls.readings-0-4|store-refused|talpuls.readings|dev-4",
                        "talpuls.readings-0-77|store-refused|talpuls.readings|dev-77");
        assertThat(rows("SELECT convert_from(payload, 'UTF8'), detail FROM dead_letter WHERE device = 'dev-77'"))
                .singleElement()
                .asString()
                .contains("\"device\":\"dev-77\"", "\\u0000 cannot be converted to text");
        assertThat(metrics.counter("talpuls.store.refused", "topic", TOPIC).count())
                .isEqualTo(3);
        await().untilAsserted(() -> assertThat(witnessed).hasSize(97));
        assertThat(witnessed).extracting(stored -> stored.device().value()).doesNotContain("dev-3", "dev-4", "dev-77");
    }

    @Test
    void aRecordThatCannotBeReadHoldsUpNothing() throws SQLException {
        write(
                0,
                "no report at all".getBytes(StandardCharsets.UTF_8),
                codec.write(report("dev", 1)),
                "null".getBytes(StandardCharsets.UTF_8),
                new byte[0]);

        await().untilAsserted(() -> assertThat(rows("SELECT next_offset, messages, refused FROM progress"))
                .containsExactly("4|1|3"));
        assertThat(rows("SELECT id, convert_from(payload, 'UTF8') FROM dead_letter ORDER BY id"))
                .containsExactly(
                        "talpuls.readings-0-0|no report at all", "talpuls.readings-0-2|null", "talpuls.readings-0-3|");
    }

    @Test
    void whatTheStoreFindsIsToldOnceItIsStored() throws SQLException {
        var hour = Instant.parse("2026-09-01T11:00:00Z");
        write(0, List.of(report("dev", 7, hour).withRecompute(List.of(hour), NOON.minus(Duration.ofDays(2)))));

        await().untilAsserted(() -> assertThat(told).hasSize(2));
        assertThat(told).allSatisfy(found -> {
            assertThat(found.device().value()).isEqualTo("dev");
            assertThat(found.start()).isEqualTo(hour);
            assertThat(found.asOf()).isEqualTo(NOON);
            assertThat(found.series().getFirst().summary())
                    .extracting(Summary::sum)
                    .isEqualTo(7.0);
        });
        assertThat(rows("SELECT sum FROM aggregate_1h")).containsExactly("7");
    }

    @Test
    void whatGoesOnWithAMessageIsNoMessageByItself() throws SQLException {
        Report report = report("dev", 1);
        write(
                0,
                List.of(report, report.more(List.of(report.readings().getFirst().with(Flag.SPIKE)))));

        await().untilAsserted(() ->
                assertThat(rows("SELECT next_offset, messages FROM progress")).containsExactly("2|1"));
        assertThat(rows("SELECT quality FROM reading"))
                .containsExactly("" + Quality.GOOD.with(Flag.SPIKE).bits());
    }

    @Test
    void whatIsStoredAlreadyIsPassedOver() throws SQLException {
        var news = record(0, 0, "dev", codec.write(report("dev", 1)));
        news.headers().add("stored", new byte[0]);
        start(0, List.of(news, record(0, 1, "dev", codec.write(report("dev", 2)))));

        await().untilAsserted(() ->
                assertThat(rows("SELECT next_offset FROM progress")).containsExactly("2"));
        assertThat(rows("SELECT value FROM reading")).containsExactly("2");
    }

    @Test
    void ofAMessageThatWasReadAgainTheFirstLetterIsOpenAgain() throws SQLException {
        execute("INSERT INTO dead_letter (id, received_at, source, reason, detail, payload, state)"
                + " VALUES ('3-1042', now(), 'talpuls/v1/g/dev/up', 'unclaimed', '', '\\x00', 'sent')");
        var again = record(0, 0, "dev", codec.write(unkeepable("dev")));
        again.headers().add("replay-of", "3-1042".getBytes(StandardCharsets.UTF_8));
        start(0, List.of(again));

        await().untilAsserted(() -> assertThat(rows("SELECT id, source, reason, state FROM dead_letter"))
                .containsExactly("3-1042|talpuls/v1/g/dev/up|store-refused|open"));
    }

    @Test
    void whatBlamesNoMessageIsTriedAgain() throws SQLException {
        execute("ALTER TABLE reading RENAME TO mislaid");
        write(0, List.of(report("dev", 1)));
        await().untilAsserted(() -> assertThat(writers.getFirst().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("\"reading\" does not exist")));

        execute("ALTER TABLE mislaid RENAME TO reading");

        await().untilAsserted(() ->
                assertThat(rows("SELECT messages, refused FROM progress")).containsExactly("1|0"));
    }

    @Test
    void writersOfPartitionsAtTheSameTimeWriteAll() throws SQLException {
        for (int partition = 0; partition < 4; partition++) {
            write(
                    partition,
                    IntStream.range(0, 2_000)
                            .mapToObj(i -> report("shared-" + i % 50, i))
                            .toList());
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows("SELECT partition, messages, refused FROM progress ORDER BY 1"))
                        .containsExactly("0|2000|0", "1|2000|0", "2|2000|0", "3|2000|0"));
        assertThat(rows("SELECT count(*), (SELECT count(*) FROM latest) FROM reading"))
                .containsExactly("2000|50");
    }

    private void write(int partition, List<Report> reports) {
        write(partition, reports.stream().map(codec::write).toArray(byte[][]::new));
    }

    private void write(int partition, byte[]... values) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            records.add(record(partition, i, key(values[i]), values[i]));
        }
        start(partition, records);
    }

    private String key(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return text.startsWith("{") ? codec.read(value).device().value() : "who knows";
    }

    private void start(int partition, List<ConsumerRecord<String, byte[]>> records) {
        var consumer = new OnePartition(partition, records);
        writers.add(new TopicWriter<>(
                        Topics.READINGS,
                        partition,
                        News.apart(Reader.of(codec)),
                        sink,
                        database.dataSource(),
                        consumer,
                        metrics,
                        told::addAll,
                        witnessed::addAll)
                .start());
    }

    /** Has the records of one partition, which it is given with the first poll, as a group would do it. */
    private static final class OnePartition extends MockConsumer<String, byte[]> {

        private final TopicPartition place;
        private final List<ConsumerRecord<String, byte[]>> kept;

        OnePartition(int partition, List<ConsumerRecord<String, byte[]>> kept) {
            super("earliest");
            this.place = new TopicPartition(TOPIC, partition);
            this.kept = kept;
            updateBeginningOffsets(Map.of(place, 0L));
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            if (assignment().isEmpty()) {
                rebalance(List.of(place));
            } else {
                long position = position(place);
                kept.stream().filter(one -> one.offset() >= position).forEach(this::addRecord);
            }
            return super.poll(timeout);
        }
    }

    private static ConsumerRecord<String, byte[]> record(int partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, partition, offset, key, value);
    }

    private static Report report(String device, int value) {
        return report(device, value, NOON.plusSeconds(value));
    }

    private static Report report(String device, int value, Instant time) {
        var reading = new Reading(new Property("water_level"), time, value, Quality.GOOD);
        return new Report(new DeviceId(device), NOON, null, null, List.of(reading), Map.of(), null, null);
    }

    /** PostgreSQL keeps no NUL in its JSON. */
    private static Report unkeepable(String device) {
        Report report = report(device, 1);
        return new Report(report.device(), NOON, null, null, report.readings(), Map.of("lid", "\0"), null, null);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
