package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.destination.InternalAddresses;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.Recipient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to a real web server, and what does not go there. */
class WebhooksTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int AT_ONCE = 4;
    private static final Letter LETTER = new Letter("a-1/1/desk", "subject", "text", "{\"text\":\"Wupper über 3 m\"}");

    @Test
    void theLetterIsPostedWithItsKeyAndSigned() throws Exception {
        try (var receiver = Receiver.answering(Receiver.status(204));
                var messenger = allowing("127.0.0.1")) {
            messenger.tell(desk(receiver.address() + "?from=talpuls", "not a real one"), LETTER);

            assertThat(receiver.requests())
                    .containsExactly(new Receiver.Request(
                            "/alerts?from=talpuls",
                            "a-1/1/desk",
                            Signature.of("not a real one", NOON, LETTER.json()),
                            "application/json; charset=UTF-8",
                            LETTER.json()));
        }
    }

    @Test
    void withoutASecretItIsNotSigned() throws Exception {
        try (var receiver = Receiver.answering(Receiver.status(200));
                var messenger = allowing("127.0.0.1")) {
            messenger.tell(desk(receiver.address(), null), LETTER);

            assertThat(receiver.requests())
                    .extracting(Receiver.Request::signature)
                    .containsExactly("null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 404, 410, 500, 503})
    void whatIsNot2xxIsNotTold(int status) throws Exception {
        try (var receiver = Receiver.answering(Receiver.status(status));
                var messenger = allowing("127.0.0.1")) {
            var desk = desk(receiver.address(), null);

            assertThatThrownBy(() -> messenger.tell(desk, LETTER))
                    .isInstanceOf(NotToldException.class)
                    .hasMessage("the webhook answered " + status);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (var other = Receiver.answering(Receiver.status(200));
                var receiver = Receiver.answering(exchange -> {
                    exchange.getResponseHeaders().add("Location", other.address());
                    exchange.sendResponseHeaders(status, -1);
                });
                var messenger = allowing("127.0.0.1")) {
            var desk = desk(receiver.address(), null);

            assertThatThrownBy(() -> messenger.tell(desk, LETTER)).hasMessage("the webhook answered " + status);
            assertThat(other.requests()).isEmpty();
        }
    }

    /** They all lead to a server of this machine that would answer 200, were it asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]"
            })
    void noWayToWriteThisMachineLeadsThere(String host) throws Exception {
        try (var receiver = Receiver.answering(Receiver.status(200));
                var messenger = allowing()) {
            var desk = desk("http://" + host + ":" + receiver.port() + "/", null);

            assertThatThrownBy(() -> messenger.tell(desk, LETTER))
                    .isInstanceOf(NotToldException.class)
                    .hasMessageContaining("internal address");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aNameIsRefusedForWhatItStandsForWhenItIsLookedUp() throws Exception {
        String itself = InetAddress.getLocalHost().getHostName();
        var guard = new GuardedResolver(InternalAddresses.allowing(List.of()));

        for (String name : List.of("localhost", itself)) {
            assertThatThrownBy(() -> guard.resolve(name)).hasMessageContaining("internal address");
        }
        assertThat(new GuardedResolver(InternalAddresses.allowing(List.of("localhost"))).resolve("localhost"))
                .allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void anAddressThatIsNoneIsNotTried() {
        try (var messenger = allowing("127.0.0.1")) {
            assertThatThrownBy(() -> messenger.tell(desk("http://user@127.0.0.1/", null), LETTER))
                    .hasMessageContaining("has no login in it");
        }
    }

    /** Neither its length nor its slowness costs anything. */
    @Test
    void theBodyOfAnAnswerIsNotRead() throws Exception {
        var written = new AtomicLong();
        try (var receiver = Receiver.answering(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    var chunk = new byte[1 << 16];
                    for (int i = 0; i < 10_000; i++) {
                        exchange.getResponseBody().write(chunk);
                        written.addAndGet(chunk.length);
                    }
                });
                var messenger = allowing("127.0.0.1")) {
            for (int i = 0; i < 2 * AT_ONCE; i++) {
                messenger.tell(desk(receiver.address(), null), LETTER);
            }

            assertThat(written.get()).isLessThan(2L * AT_ONCE * (10 << 20));
        }
    }

    /** Each byte comes in time for the timeout of a socket; the whole answer would take a minute. */
    @Test
    void whoAnswersByteByByteIsLeftWhenTheTimeIsUp() throws Exception {
        try (var dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var messenger = allowing("127.0.0.1")) {
            var server = Thread.ofVirtual().start(() -> drip(dripping));
            var failure = new AtomicReference<@Nullable Throwable>();
            var teller = Thread.ofVirtual().start(() -> {
                try {
                    messenger.tell(desk("http://127.0.0.1:" + dripping.getLocalPort() + "/", null), LETTER);
                } catch (NotToldException e) {
                    failure.set(e);
                }
            });
            teller.join(Duration.ofSeconds(30));

            assertThat(failure.get()).hasMessage("no answer within 2 s");
            server.interrupt();
        }
    }

    private static void drip(ServerSocket server) {
        try (var connection = server.accept()) {
            for (byte one : ("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100)).getBytes(StandardCharsets.US_ASCII)) {
                connection.getOutputStream().write(one);
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone.
        }
    }

    private static Messenger allowing(String... internal) {
        var clock = InstantSource.fixed(NOON);
        return new Messenger(
                new Webhooks(InternalAddresses.allowing(List.of(internal)), clock, AT_ONCE, Duration.ofSeconds(2)),
                new Mailer(new SmtpConfig(null, 25, null, null, null, "none", "talpuls@example.org"), clock),
                new Publisher(new MqttConfig(null, null, null, null)));
    }

    private static Recipient desk(String address, @Nullable String secret) {
        return new Recipient("desk", "Desk", Recipient.Channel.WEBHOOK, address, secret, Severity.INFO);
    }
}
