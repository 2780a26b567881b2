package city.talpuls.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.ingest.access.Access;
import city.talpuls.ingest.kafka.FakeKafka;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Sender SENDER = new Sender("gateway-1");
    private static final String TOPIC = "talpuls/v1/gateway-1/kluse/up";
    private static final byte[] BODY = {1};
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void aMessageIsAcceptedWhenKafkaHasItAndNotBefore() {
        var kafka = FakeKafka.thatIsSilent(metrics);
        var answer = pushes(kafka, 2, LONG).take(SENDER, TOPIC, BODY).toCompletableFuture();
        assertThat(answer).isNotDone();

        assertThat(kafka.confirm()).isTrue();

        assertThat(answer).isCompletedWithValueMatching(response -> response.code() == 202);
        assertThat(kafka.uplinks()).containsExactly(new Uplink(TOPIC, NOON, false, Payload.of(BODY)));
        assertThat(kafka.keys()).containsExactly("kluse");
        assertThat(metrics.counter("talpuls.ingest.received", "via", "http").count())
                .isEqualTo(1);
    }

    @Test
    void whatKafkaRefusesIsToBeSaidAgain() {
        var kafka = FakeKafka.thatIsSilent(metrics);
        var answer = pushes(kafka, 2, LONG).take(SENDER, TOPIC, BODY);

        assertThat(kafka.refuse()).isTrue();

        assertAway(answer);
    }

    @Test
    void whoWaitsTooLongIsSentAwayAndItsMessageStillHoldsItsPlace() {
        var kafka = FakeKafka.thatIsSilent(metrics);
        var pushes = pushes(kafka, 1, Duration.ofMillis(1));

        assertAway(pushes.take(SENDER, TOPIC, BODY));
        assertThat(pushes.inFlight()).isEqualTo(1);
        assertThat(status(pushes.take(SENDER, TOPIC, BODY))).isEqualTo(503);

        assertThat(kafka.confirm()).isTrue();
        assertThat(pushes.inFlight()).isZero();
    }

    @Test
    void noMoreAreTakenThanThereArePlaces() {
        var kafka = FakeKafka.thatIsSilent(metrics);
        var pushes = pushes(kafka, 2, LONG);
        var first = pushes.take(SENDER, TOPIC, BODY);
        var second = pushes.take(SENDER, TOPIC, BODY);

        var third = pushes.take(SENDER, TOPIC, BODY);
        assertThat(status(third)).isEqualTo(503);
        assertThat(third.toCompletableFuture().join().header("Retry-After")).isEqualTo("5");
        assertThat(kafka.uplinks()).hasSize(2);

        while (kafka.confirm()) {
            // All that wait.
        }
        assertThat(List.of(status(first), status(second))).containsOnly(202);
        assertThat(pushes.inFlight()).isZero();
    }

    @Test
    void whileKafkaHasNotTheTopicsNothingIsTaken() {
        var kafka = FakeKafka.thatConfirms(metrics);
        var pushes = pushes(kafka, 2, LONG);

        kafka.isAway(true);
        assertAway(pushes.take(SENDER, TOPIC, BODY));
        assertThat(kafka.uplinks()).isEmpty();

        kafka.isAway(false);
        assertThat(status(pushes.take(SENDER, TOPIC, BODY))).isEqualTo(202);
    }

    @Test
    void theRulesDecideAsTheyDoOnMqtt(@TempDir Path folder) throws IOException {
        var rules =
                Files.write(folder.resolve("acl"), List.of("topic write public/#", "pattern write talpuls/v1/%u/+/up"));
        var kafka = FakeKafka.thatConfirms(metrics);
        var pushes = pushes(kafka, 2, LONG, Access.of(null, rules, false, InstantSource.fixed(NOON)));

        assertThat(status(pushes.take(SENDER, TOPIC, BODY))).isEqualTo(202);
        assertThat(status(pushes.take(SENDER, "talpuls/v1/gateway-2/kluse/up", BODY)))
                .isEqualTo(403);
        assertThat(status(pushes.take(new Sender("a/b"), "talpuls/v1/a/b/up", BODY)))
                .isEqualTo(403);
        assertThat(status(pushes.take(new Sender(null), TOPIC, BODY))).isEqualTo(403);
        assertThat(status(pushes.take(new Sender(null), "public/x", BODY))).isEqualTo(202);
        assertThat(metrics.counter("talpuls.access.refused", "via", "http", "reason", "topic")
                        .count())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"kluse, true", "a b, true", "a:b, true", "'', false", "a/b, false", "+, false", "a#, false"})
    void aLevelOfATopicHasNoWildcards(String text, boolean isLevel) {
        assertThat(Pushes.isLevel(text)).isEqualTo(isLevel);
    }

    @Test
    void aLevelOfATopicIsShortAndPrintable() {
        assertThat(Pushes.isLevel("x".repeat(128))).isTrue();
        assertThat(Pushes.isLevel("x".repeat(129))).isFalse();
        assertThat(Pushes.isLevel("a\nb")).isFalse();
    }

    private Pushes pushes(FakeKafka kafka, int places, Duration patience) {
        return pushes(kafka, places, patience, Access.of(null, null, false, InstantSource.fixed(NOON)));
    }

    private Pushes pushes(FakeKafka kafka, int places, Duration patience, Access access) {
        return new Pushes(
                access,
                kafka.producer(),
                new Refusals(metrics),
                InstantSource.fixed(NOON),
                Runnable::run,
                new PushConfig(places, patience));
    }

    private static int status(CompletionStage<HttpResponse<?>> answer) {
        return answer.toCompletableFuture().join().code();
    }

    private static void assertAway(CompletionStage<HttpResponse<?>> answer) {
        assertThat(status(answer)).isEqualTo(503);
        assertThat(answer.toCompletableFuture().join().header("Retry-After")).isEqualTo("5");
    }
}
