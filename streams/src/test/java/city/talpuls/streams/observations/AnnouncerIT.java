package city.talpuls.streams.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import city.talpuls.streams.delivery.Mosquitto;
import city.talpuls.streams.delivery.MqttConfig;
import city.talpuls.streams.delivery.Publisher;
import city.talpuls.streams.store.observations.SensorThings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real listeners at a real Mosquitto hear of what is in a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncerIT {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SimpleMeterRegistry metrics;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Mosquitto mosquitto;
    private Announcer announcer;

    @BeforeAll
    void fill() throws SQLException {
        database = TestDatabases.plain();
        new Migrations(database.dataSource()).migrate();
        run("INSERT INTO device (id, name, latitude, longitude, visibility) VALUES"
                + " ('loh', 'Loh', 51.25, 7.2, 'public'), ('cellar', 'Cellar', 51.25, 7.2, 'internal')");
        run("INSERT INTO datastream (device, property) VALUES ('loh', 'pm10'), ('cellar', 'pm10')");
    }

    @BeforeEach
    void start() throws IOException {
        mosquitto = Mosquitto.start(folder, "v1.1/#");
        metrics = new SimpleMeterRegistry();
        announcer = new Announcer(
                new ObservationsConfig(true, URI.create("http://city/sensorthings/v1.1")),
                new SensorThings(database.dataSource()),
                new Publisher(new MqttConfig(mosquitto.address(), null, null, null)),
                metrics);
        announcer.start();
    }

    @AfterEach
    void stop() {
        if (announcer != null) {
            announcer.close();
        }
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @AfterAll
    void drop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void whatIsStoredIsHeardOnTheTopicOfItsDatastreamUnlessItIsInternal() throws Exception {
        BlockingQueue<Mosquitto.Heard> heard = mosquitto.listen("v1.1/#");

        announcer.hear(List.of(report("cellar", 1), report("loh", 2)));

        Mosquitto.Heard first = heard.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.topic()).isEqualTo("v1.1/Datastreams(" + datastream("loh") + ")/Observations");
        assertThat(first.text())
                .contains(
                        "\"result\":2.0,", "\"phenomenonTime\":\"" + NOON + "\"", "http://city/sensorthings/v1.1/Obs");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatAClientMadeIsHeardOnce() throws Exception {
        BlockingQueue<Mosquitto.Heard> heard = mosquitto.listen("v1.1/#");

        run("""
                INSERT INTO sta_datastream (thing, sensor, observed_property, kind, name, description, unit_of_measurement,
                                            observation_type)
                SELECT thing, sensor, observed_property, 'own', 'own', 'own', '{}', 'any' FROM sta_datastream
                WHERE NOT internal LIMIT 1""");
        run("""
                INSERT INTO sta_observation (datastream, feature, phenomenon_start, phenomenon_end, result)
                SELECT told.id, (SELECT min(id) FROM sta_feature), '%1$s', '%1$s', '"open"' FROM sta_datastream AS told
                WHERE kind = 'own'""".formatted(NOON));

        Mosquitto.Heard first = heard.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.text()).contains("\"result\":\"open\"");
        assertThat(number("SELECT count(*) FROM sta_news")).isZero();
    }

    @Test
    void whileTheBrokerIsAwayNobodyWaitsAndItIsCounted() throws Exception {
        mosquitto.stop();

        announcer.hear(List.of(report("loh", 1)));

        await().atMost(PATIENCE)
                .until(() -> metrics.get("talpuls.streams.observations.untold")
                                .counter()
                                .count()
                        == 1);
        mosquitto.startAgain();
        BlockingQueue<Mosquitto.Heard> heard = mosquitto.listen("v1.1/#");
        announcer.hear(List.of(report("loh", 2)));
        Mosquitto.Heard first = heard.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.text()).contains("\"result\":2.0,");
    }

    private static Report report(String device, double value) {
        return new Report(
                new DeviceId(device),
                NOON,
                null,
                null,
                List.of(new Reading(new Property("pm10"), NOON, value, Quality.GOOD)),
                Map.of(),
                null,
                null);
    }

    private long datastream(String device) throws SQLException {
        return number("SELECT told.id FROM sta_datastream AS told JOIN sta_thing AS thing ON thing.id = told.thing"
                + " WHERE thing.device = '" + device + "' AND kind = 'raw'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
