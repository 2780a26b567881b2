package city.talpuls.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which messages are sent again for a redecoding, and when an erasure ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskedAgainIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private TestDatabase database;
    private Connection connection;

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
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        run("TRUNCATE device, datastream, latest, uplink, request, registry_change, progress CASCADE");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void messagesAreSentInTheOrderOfTheirReceiptWithTheRequestBehindThem() throws Exception {
        uplink("kluse", "12:05:00", 0, 9, "{}", false);
        uplink("kluse", "12:01:00", 0, 7, "hello", true);
        uplink("kluse", "12:10:00", 0, 11, "{}", false);
        uplink("other", "12:05:00", 0, 10, "{}", false);
        redecode("12:00:00", "12:10:00");

        List<ProducerRecord<String, byte[]>> sent = pages();

        assertThat(sent)
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("kluse"));
        assertThat(sent.subList(0, 2))
                .extracting(record -> UplinkRecords.read(record.timestamp(), record.headers(), record.value()))
                .extracting(Uplink::receivedAt, Uplink::redelivered, Uplink::replay)
                .containsExactly(
                        tuple(NOON.plusSeconds(60), true, new Replay("0-7", 17, "12")),
                        tuple(NOON.plusSeconds(300), false, new Replay("0-9", 17, "12")));
        assertThat(RequestRecords.read(sent.getLast().headers()))
                .contains(new Request("12", Request.Kind.REDECODE, NOON, NOON.plusSeconds(600), 17));
        assertThat(rows("SELECT state FROM request")).containsExactly("sent");
    }

    @Test
    void manyMessagesAreSentPageByPageEachOnce() throws Exception {
        run(
                "INSERT INTO uplink SELECT 'kluse', timestamptz '2026-11-23 12:00+00' + i / 3 * interval '1 second', i % 2, i,"
                        + " 'x', false, 0, '' FROM generate_series(1, 2 * " + Redecodings.PAGE + ") AS i");
        redecode("12:00:00", "13:00:00");

        assertThat(pages()).hasSize(2 * Redecodings.PAGE + 1).doesNotHaveDuplicates();
    }

    /** It took its time from its receipt, and would be a reading of its own now. */
    @Test
    void aRedeliveredCopyIsNotSent() throws Exception {
        uplink("kluse", "12:01:00", 0, 7, "{\"no2\":1}", false);
        uplink("kluse", "12:02:00", 0, 8, "{\"no2\":1}", true);
        uplink("kluse", "12:03:00", 0, 9, "{\"no2\":1}", false);
        uplink("kluse", "12:04:00", 0, 10, "{\"no2\":2}", true);
        redecode("12:02:00", "13:00:00");

        assertThat(pages())
                .extracting(ProducerRecord::timestamp)
                .startsWith(
                        NOON.plusSeconds(180).toEpochMilli(),
                        NOON.plusSeconds(240).toEpochMilli())
                .hasSize(3);
    }

    @Test
    void nothingIsSentWhileTheRegistryIsOnItsWay() throws Exception {
        redecode("12:02:00", "13:00:00");
        run("INSERT INTO registry_change (kind, id) VALUES ('codec', 'x')");

        assertThat(new Redecodings(connection).take(() -> 17, NOON)).isEmpty();
    }

    @Test
    void anErasureEndsWhenAllOtherTopicsAreWrittenAsFarAsTheyWere() throws Exception {
        run("INSERT INTO request (id, of_group, kind, device, from_time, to_time, state, erased_until, erased)"
                + " OVERRIDING SYSTEM VALUE VALUES (12, 1, 'erase', 'kluse', '2026-01-01', '2026-02-01', 'passed',"
                + " '2026-11-23 12:00Z', '{\"uplinks\": 4, \"readings\": 2}')");
        uplink("kluse", "11:59:00", 0, 7, "{}", false);
        uplink("kluse", "12:01:00", 0, 8, "{}", false);
        var erasures = new Erasures();
        var end = Map.of(new TopicPartition(Topics.AGGREGATES.name(), 0), 40L);

        assertThat(erasures.goOn(connection, topics -> end)).isZero();
        assertThat(erasures.goOn(connection, topics -> Map.of())).isZero();
        run("INSERT INTO progress (topic, partition, next_offset) VALUES ('talpuls.aggregates', 0, 39)");
        assertThat(erasures.goOn(connection, topics -> Map.of())).isZero();
        run("UPDATE progress SET next_offset = 40");
        assertThat(erasures.goOn(connection, topics -> Map.of())).isEqualTo(1);

        assertThat(rows("SELECT at_offset FROM uplink")).containsExactly("8");
        assertThat(rows("SELECT state, device, erased ->> 'uplinks', erased ->> 'readings' FROM request"))
                .containsExactly("done||5|2");
    }

    private List<ProducerRecord<String, byte[]>> pages() throws SQLException, InterruptedException {
        List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();
        var redecodings = new Redecodings(connection);
        for (var page = redecodings.take(() -> 17, NOON); page.isPresent(); page = redecodings.take(() -> 17, NOON)) {
            sent.addAll(page.get().records());
            redecodings.sent(page.get());
        }
        return sent;
    }

    private void redecode(String from, String to) throws SQLException {
        run("INSERT INTO request (id, of_group, kind, device, from_time, to_time) OVERRIDING SYSTEM VALUE VALUES"
                + " (12, 1, 'redecode', 'kluse', '2026-11-23 %sZ', '2026-11-23 %sZ')".formatted(from, to));
    }

    private void uplink(String device, String time, int partition, long offset, String payload, boolean redelivered)
            throws SQLException {
        run("INSERT INTO uplink VALUES ('%s', '2026-11-23 %sZ', %d, %d, 'x', %s, %d, '%s')"
                .formatted(device, time, partition, offset, redelivered, payload.length(), payload));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
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
