package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.model.destination.InternalAddresses;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.store.delivery.Deliveries;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the rows of a real database to real web servers and a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DelivererIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    /** It is that noon: deliveries that have waited since then have not waited for long. */
    private final InstantSource sinceNoon = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));

    private final List<Deliverer> running = new ArrayList<>();
    private TestDatabase database;
    private GreenMail mail;
    private SimpleMeterRegistry metrics;

    @BeforeAll
    void migrate() {
        database = TestDatabases.plain();
        new Migrations(database.dataSource()).migrate();
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
    }

    @AfterAll
    void drop() {
        mail.stop();
        database.close();
    }

    @BeforeEach
    void empty() throws Exception {
        metrics = new SimpleMeterRegistry();
        run("TRUNCATE alert, alert_event, delivery, registry_entry, device, datastream RESTART IDENTITY CASCADE");
        mail.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void end() {
        running.forEach(Deliverer::close);
        running.clear();
    }

    @Test
    void aWebhookHearsOfAnEventWithWhatIsKnownOfItsDevice() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(200))) {
            run("INSERT INTO device (id, name, district) VALUES ('kluse', 'Pegel Kluse', 'Elberfeld')");
            run("INSERT INTO datastream (device, property, unit) VALUES ('kluse', 'water_level', 'mm')");
            recipient("desk", "webhook", desk.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");

            start(sinceNoon);

            awaitStates("a-1/1/desk delivered 1");
            assertThat(desk.requests()).singleElement().satisfies(request -> {
                assertThat(request.key()).isEqualTo("a-1/1/desk");
                assertThat(request.body())
                        .contains("\"deviceName\":\"Pegel Kluse\"", "\"district\":\"Elberfeld\"", "\"unit\":\"mm\"");
            });
            awaitCount("delivered", "webhook", 1);
        }
    }

    @Test
    void anEMailSaysItInBothLanguagesUnderAnIdThatStays() throws Exception {
        recipient("town", "email", "a@example.org, b@example.org");
        alert("a-1", 1);
        deliver("a-1", 1, "town");
        start(sinceNoon);
        awaitStates("a-1/1/town delivered 1");
        run("UPDATE delivery SET state = 'waiting', settled_at = NULL");

        awaitStates("a-1/1/town delivered 2");

        MimeMessage[] arrived = mail.getReceivedMessages();
        assertThat(arrived).hasSize(4);
        assertThat(Arrays.stream(arrived).map(DelivererIT::id).distinct()).hasSize(1);
        assertThat(arrived[0].getSubject())
                .isEqualTo("Kritisch, ausgelöst: Hochwasser, kluse / Critical, raised: Hochwasser, kluse");
        assertThat(String.valueOf(arrived[0].getContent())).contains("Schwelle 2300,", "threshold 2300,");
        assertThat(arrived[0].getFrom()).extracting(Object::toString).containsExactly("talpuls@example.org");
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoAnswers500IsToldAgainUnderTheSameKey() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(500), Receiver.status(503), Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");

            start(sinceNoon);

            awaitStates("a-1/1/desk delivered 3");
            assertThat(desk.keys()).containsExactly("a-1/1/desk", "a-1/1/desk", "a-1/1/desk");
            assertThat(rows("SELECT last_error FROM delivery")).containsExactly("null");
        }
    }

    @Test
    void whoHangsIsToldLaterAndKeepsNobodyElseWaiting() throws Exception {
        try (var stuck = Receiver.answering(
                Receiver.silence(), Receiver.silence(), Receiver.status(500), Receiver.status(200))) {
            recipient("stuck", "webhook", stuck.address());
            recipient("town", "email", "a@example.org");
            for (int i = 1; i <= 100; i++) {
                alert("s-" + i, 1);
                deliver("s-" + i, 1, "stuck");
            }
            alert("a-1", 1);
            deliver("a-1", 1, "town");

            start(sinceNoon);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows("SELECT state FROM delivery WHERE recipient = 'town'"))
                            .containsExactly("delivered"));
            assertThat(stuck.requests()).hasSizeLessThanOrEqualTo(2);
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(rows("SELECT DISTINCT state FROM delivery"))
                            .containsExactly("delivered"));
            assertThat(stuck.requests()).hasSize(103);
            assertThat(rows("SELECT recipient FROM delivery ORDER BY settled_at LIMIT 1"))
                    .containsExactly("town");
        }
    }

    @Test
    void severalDeliverersTellEachDeliveryOnce() throws Exception {
        try (var one = Receiver.answering(Receiver.status(200));
                var two = Receiver.answering(Receiver.status(200))) {
            recipient("one", "webhook", one.address());
            recipient("two", "webhook", two.address());
            run(
                    "INSERT INTO alert SELECT 'a-' || i, 'flood', 'Hochwasser', 'kluse', 'water_level', 'critical', 1, now(),"
                            + " now(), NULL, 1 FROM generate_series(1, 100) AS i");
            run("INSERT INTO alert_event SELECT id, 1, 'raised', 'critical', 1, 0, now() FROM alert");
            run("INSERT INTO delivery (alert, event, recipient) SELECT id, 1, unnest(ARRAY['one', 'two']) FROM alert");

            start(InstantSource.system());
            start(InstantSource.system());

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(rows("SELECT state, attempts, count(*) FROM delivery GROUP BY 1, 2"))
                                    .containsExactly("delivered 1 200"));
            for (var receiver : List.of(one, two)) {
                assertThat(receiver.keys()).hasSize(100).doesNotHaveDuplicates();
            }
        }
    }

    /** A row that somebody has taken and not settled: as after a kill. */
    @Test
    void whatAKilledOneWasAtIsTakenUpWhenItsLeaseIsOver() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");
            var clock = new HandClock(NOON);
            assertThat(new Deliveries(database.dataSource(), new Json()).take(9, NOON, Duration.ofMinutes(1)))
                    .hasSize(1);

            start(clock);
            clock.advance(Duration.ofSeconds(59));
            assertThat(new Deliveries(database.dataSource(), new Json())
                            .take(9, clock.instant(), Duration.ofMinutes(1)))
                    .isEmpty();
            clock.advance(Duration.ofSeconds(2));

            awaitStates("a-1/1/desk delivered 2");
            assertThat(desk.keys()).containsExactly("a-1/1/desk");
        }
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(500), Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");
            var clock = new HandClock(NOON);
            var first = start(clock);
            awaitStates("a-1/1/desk waiting 1");
            await().until(() -> rows("SELECT leased_until FROM delivery").equals(List.of("null")));
            first.close();
            clock.advance(Duration.ofSeconds(1));

            start(clock);

            awaitStates("a-1/1/desk delivered 2");
        }
    }

    /** Chance is none here, so that the pauses are as short as they can be: half of 1 s, half of 2 s. */
    @Test
    void pausesGrowAndThenItIsGivenUpWithTheReason() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(410));
                var witness = Receiver.answering(Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            recipient("witness", "webhook", witness.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");
            var clock = new HandClock(NOON);
            start(clock);

            awaitRow("waiting 1 2026-11-28 12:00:00.5+00 the webhook answered 410");
            clock.advance(Duration.ofMillis(499));
            // What is due is taken together: once the witness was told, the desk would have been taken, too.
            deliver("a-1", 1, "witness");
            awaitStates("a-1/1/desk waiting 1", "a-1/1/witness delivered 1");
            assertThat(desk.requests()).hasSize(1);
            clock.advance(Duration.ofMillis(1));
            awaitRow("waiting 2 2026-11-28 12:00:01.5+00 the webhook answered 410");
            clock.advance(Duration.ofSeconds(1));
            awaitRow("failed 3 2026-11-28 12:00:01.5+00 the webhook answered 410");

            assertThat(rows("SELECT settled_at FROM delivery WHERE recipient = 'desk'"))
                    .containsExactly("2026-11-28 12:00:01.5+00");
            assertThat(desk.requests()).hasSize(3);
            awaitCount("retried", "webhook", 2);
            awaitCount("failed", "webhook", 1);
        }
    }

    @Test
    void theEventsOfAnAlertAreToldInTheirOrderUnlessOneIsGivenUp() throws Exception {
        try (var desk = Receiver.answering(
                Receiver.status(500), Receiver.status(500), Receiver.status(500), Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            alert("a-1", 3);
            for (int event = 1; event <= 3; event++) {
                deliver("a-1", event, "desk");
            }

            start(sinceNoon);

            awaitStates("a-1/1/desk failed 3", "a-1/2/desk delivered 1", "a-1/3/desk delivered 1");
            assertThat(desk.keys())
                    .containsExactly("a-1/1/desk", "a-1/1/desk", "a-1/1/desk", "a-1/2/desk", "a-1/3/desk");
        }
    }

    @Test
    void whoIsGoneIsNotToldAndTheReasonIsKept() throws Exception {
        alert("a-1", 1);
        deliver("a-1", 1, "nobody");

        start(sinceNoon);

        awaitStates("a-1/1/nobody failed 1");
        assertThat(rows("SELECT last_error FROM delivery")).containsExactly("there is no recipient 'nobody' any more");
    }

    @Test
    void withoutServersEMailsAndMessagesFailAndSayWhy() throws Exception {
        recipient("town", "email", "a@example.org");
        recipient("board", "mqtt", "talpuls/alerts/board");
        alert("a-1", 1);
        deliver("a-1", 1, "town");
        deliver("a-1", 1, "board");

        var deliverer = start(sinceNoon, new SmtpConfig("", 25, "", "", null, "none", "a@example.org"));

        awaitStates("a-1/1/board failed 3", "a-1/1/town failed 3");
        assertThat(rows("SELECT last_error FROM delivery ORDER BY recipient"))
                .containsExactly("no MQTT broker is configured", "no SMTP server is configured");
        assertThat(deliverer.trouble()).isEmpty();
    }

    @Test
    void aTrialIsToldWithoutAnAlert() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(200))) {
            recipient("desk", "webhook", desk.address());
            run("INSERT INTO delivery (recipient) VALUES ('desk')");

            start(InstantSource.system());

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(rows("SELECT state FROM delivery")).containsExactly("delivered"));
            assertThat(desk.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains("\"kind\":\"trial\""));
        }
    }

    @Test
    void theUnitOfACountIsNotThatOfTheProperty() throws Exception {
        try (var desk = Receiver.answering(Receiver.status(200))) {
            run("INSERT INTO device (id, name) VALUES ('kluse', 'Pegel Kluse')");
            run("INSERT INTO datastream (device, property, unit) VALUES ('kluse', 'water_level', 'mm')");
            run("INSERT INTO registry_entry (kind, id, entry) VALUES ('rule', 'flood', '{\"statistic\": \"count\"}')");
            recipient("desk", "webhook", desk.address());
            alert("a-1", 1);
            deliver("a-1", 1, "desk");

            start(sinceNoon);

            awaitStates("a-1/1/desk delivered 1");
            assertThat(desk.requests().getFirst().body()).doesNotContain("\"unit\"");
        }
    }

    @Test
    void aDatabaseThatIsAwayIsTroubleUntilItIsBack() throws Exception {
        var deliverer = start(sinceNoon);
        run("ALTER TABLE delivery RENAME TO mislaid");
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deliverer.trouble()).isPresent());
        } finally {
            run("ALTER TABLE mislaid RENAME TO delivery");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deliverer.trouble()).isEmpty());
    }

    private Deliverer start(InstantSource clock) {
        return start(
                clock,
                new SmtpConfig("127.0.0.1", mail.getSmtp().getPort(), null, null, null, "none", "talpuls@example.org"));
    }

    private Deliverer start(InstantSource clock, SmtpConfig smtp) {
        var deliverer = new Deliverer(
                new Deliveries(database.dataSource(), new Json()),
                new Letters(new Json(), ZoneId.of("Europe/Berlin")),
                new Messenger(
                        new Webhooks(
                                InternalAddresses.allowing(List.of("127.0.0.1")), clock, 32, Duration.ofSeconds(3)),
                        new Mailer(smtp, clock),
                        new Publisher(new MqttConfig(null, null, null, null))),
                new BackOff(3, Duration.ofHours(24)),
                new Tally(metrics),
                clock,
                () -> 0);
        running.add(deliverer);
        return deliverer.start();
    }

    private void recipient(String id, String channel, String address) throws SQLException {
        var entry = new Json()
                .codec(Recipient.class)
                .write(new Recipient(
                        id,
                        id,
                        Recipient.Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                        address,
                        null,
                        Severity.INFO));
        run("INSERT INTO registry_entry (kind, id, entry) VALUES ('recipient', '" + id + "', '"
                + new String(entry, StandardCharsets.UTF_8) + "')");
    }

    private void alert(String id, int events) throws SQLException {
        run(
                "INSERT INTO alert (id, rule, name, device, property, severity, value, raised_at, changed_at, events) VALUES ('"
                        + id + "', 'flood', 'Hochwasser', 'kluse', 'water_level', 'critical', 2305, now(), now(), "
                        + events
                        + ")");
        for (int number : IntStream.rangeClosed(1, events).toArray()) {
            run("INSERT INTO alert_event (alert, number, kind, severity, value, threshold, time) VALUES ('" + id + "', "
                    + number + ", 'raised', 'critical', 2305, 2300, now())");
        }
    }

    /** As the streams write it, but long due, so that clocks that stand find it. */
    private void deliver(String alert, int event, String recipient) throws SQLException {
        run("INSERT INTO delivery (alert, event, recipient, waiting_since, next_attempt) VALUES ('" + alert + "', "
                + event + ", '" + recipient + "', '" + NOON + "', '2026-11-28T11:00:00Z')");
    }

    private void awaitStates(String... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                rows(
                                        "SELECT alert || '/' || event || '/' || recipient, state, attempts FROM delivery ORDER BY 1"))
                        .containsExactly(states));
    }

    private void awaitRow(String row) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                rows(
                                        "SELECT state, attempts, next_attempt, last_error FROM delivery WHERE recipient = 'desk'"))
                        .containsExactly(row));
    }

    private void awaitCount(String what, String channel, double count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics.counter("talpuls.delivery." + what, "channel", channel)
                                .count())
                        .isEqualTo(count));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            try (var answer = statement.executeQuery(sql)) {
                var rows = new ArrayList<String>();
                while (answer.next()) {
                    var cells = Stream.<String>builder();
                    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(answer.getString(i)));
                    }
                    rows.add(String.join(" ", cells.build().toList()));
                }
                return rows;
            }
        }
    }
}
