package city.talpuls.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.ingest.access.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Each server keeps what it acknowledged over a stop and a start. */
final class EmbeddedServersIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    // One for all, so that PostgreSQL is unpacked only once.
    @TempDir
    private static Path folders;

    private final Path folder;

    EmbeddedServersIT(TestInfo test) throws IOException {
        folder = Files.createDirectory(
                folders.resolve(test.getTestMethod().orElseThrow().getName()));
    }

    @Test
    void theDatabaseKeepsWhatWasCommitted() throws IOException, SQLException {
        int port = free();
        try (var database = Database.start(folder, port)) {
            execute(database, "CREATE TABLE kept AS SELECT 7 AS answer");
        }
        try (var database = Database.start(folder, port)) {
            assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("7");
        }
        assertThat(Postmaster.on(folder.resolve("data"))).isEmpty();
    }

    @Test
    void theDatabaseWritesThroughAndAsksForItsPassword() throws IOException, SQLException {
        try (var database = Database.start(folder, free())) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(
                            database,
                            "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules WHERE type = 'host'"))
                    .isEqualTo("scram-sha-256");
        }
    }

    @Test
    void aPostgresThatAKilledProcessLeftBehindIsStoppedFirst() throws IOException, SQLException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftBehind.class.getName(),
                        folder.toString(),
                        Integer.toString(free()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isEqualTo(LeftBehind.EXIT_CODE);
        var leftover = Postmaster.on(folder.resolve("data")).orElseThrow();

        try (var database = Database.start(folder, free())) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsALeftover() throws IOException {
        Files.writeString(
                folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + folder + "\n");

        assertThat(Postmaster.on(folder)).isEmpty();
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAnew() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("data").resolve("base"));
        Files.createFile(folder.resolve("data").resolve("postgresql.conf"));

        try (var database = Database.start(folder, free())) {
            assertThat(query(database, "SELECT current_database()")).isEqualTo("talpuls");
        }
    }

    @Test
    void kafkaKeepsItsRecordsAndMayMoveToOtherPorts() throws IOException, InterruptedException, ExecutionException {
        try (var kafka = KafkaBroker.start(folder, free(), free(), () -> {})) {
            create(kafka, "kept");
            produce(kafka, "kept", "first");
        }
        try (var kafka = KafkaBroker.start(folder, free(), free(), () -> {})) {
            produce(kafka, "kept", "second");
            assertThat(records(kafka, "kept", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void mqttKeepsWhatASubscriberHasNotSeenAndWhatIsRetained() throws Exception {
        int port = free();
        var large = "x".repeat(1024 * 1024);
        try (var broker = MqttBroker.start(folder, Doors.onLoopback(port), open(), List.of())) {
            try (var absent = new Subscriber(broker, "absent")) {
                absent.subscribe("$share/group/kept/#");
            }
            publish(broker, "kept/small", "small", false);
            publish(broker, "kept/large", large, false);
            publish(broker, "state", "retained", true);
        }
        try (var broker = MqttBroker.start(folder, Doors.onLoopback(port), open(), List.of());
                var back = new Subscriber(broker, "absent");
                var curious = new Subscriber(broker, "curious")) {
            assertThat(back.next()).isEqualTo("small");
            assertThat(back.next()).isEqualTo(large);
            curious.subscribe("state");
            assertThat(curious.next()).isEqualTo("retained");
        }
    }

    @Test
    void mqttHoldsMessagesForASubscriptionThatNobodyHasAskedForYet() throws Exception {
        try (var broker =
                MqttBroker.start(folder, Doors.onLoopback(free()), open(), List.of("$share/group/device/+/up"))) {
            publish(broker, "device/one/up", "early", false);
            try (var late = new Subscriber(broker, "late")) {
                late.subscribe("$share/group/device/+/up");

                assertThat(late.next()).isEqualTo("early");
            }
        }
    }

    /** Anybody may send and hear everything. */
    private static BrokerGuard open() throws IOException {
        var rules = Files.writeString(folders.resolve("rules"), "topic readwrite #\n");
        return new BrokerGuard(Access.of(null, rules, true, InstantSource.system()), InstantSource.system());
    }

    private static int free() throws IOException {
        return FreePort.find();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void create(KafkaBroker kafka, String topic) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void produce(KafkaBroker kafka, String topic, String value)
            throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> records(KafkaBroker kafka, String topic, int count) {
        var records = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (records.size() < count) {
                var some = consumer.poll(SOON);
                assertThat(some.isEmpty()).isFalse();
                some.forEach(record -> records.add(record.value()));
            }
        }
        return records;
    }

    private static void publish(MqttBroker broker, String topic, String text, boolean retained) throws MqttException {
        var client = new MqttClient(broker.address().toString(), "publisher", new MemoryPersistence());
        client.connect();
        client.publish(topic, text.getBytes(UTF_8), 1, retained);
        client.disconnect();
        client.close();
    }

    /** A client with a session that outlives its connection. */
    private static final class Subscriber implements AutoCloseable, MqttCallback {

        private final MqttClient client;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Subscriber(MqttBroker broker, String id) throws MqttException {
            client = new MqttClient(broker.address().toString(), id, new MemoryPersistence());
            client.setCallback(this);
            var options = new MqttConnectionOptions();
            options.setCleanStart(false);
            options.setSessionExpiryInterval(3600L);
            client.connect(options);
        }

        void subscribe(String filter) throws MqttException {
            client.subscribe(filter, 1);
        }

        String next() throws InterruptedException {
            var message = heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            return message == null ? "nothing" : message;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new String(message.getPayload(), UTF_8));
        }

        @Override
        public void close() throws MqttException {
            client.disconnect();
            client.close();
        }

        @Override
        public void disconnected(MqttDisconnectResponse why) {}

        @Override
        public void mqttErrorOccurred(MqttException failure) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean again, String address) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
