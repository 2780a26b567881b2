package city.talpuls.ingest.http;

import city.talpuls.ingest.access.Access;
import city.talpuls.ingest.kafka.UplinkProducer;
import city.talpuls.ingest.kafka.Via;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;

/**
 * Takes pushed messages to Kafka. Each holds its place from its coming until Kafka has it or will not have it, also
 * when its sender has been sent away meanwhile, so that no more of them are in memory than there are places.
 */
final class Pushes {

    private static final int LONGEST_LEVEL = 128;

    private final Access access;
    private final UplinkProducer producer;
    private final Refusals refusals;
    private final InstantSource clock;
    private final Executor executor;
    private final Duration patience;
    private final int size;
    private final Semaphore places;
    private final ReentrantLock makingTopics = new ReentrantLock();

    /**
     * Takes messages.
     *
     * @param executor may be kept waiting when Kafka is slow
     */
    Pushes(
            Access access,
            UplinkProducer producer,
            Refusals refusals,
            InstantSource clock,
            Executor executor,
            PushConfig config) {
        this.access = access;
        this.producer = producer;
        this.refusals = refusals;
        this.clock = clock;
        this.executor = executor;
        this.patience = config.patience();
        this.size = config.inFlight();
        this.places = new Semaphore(size);
    }

    /** Whether the text can be one level of a topic. */
    static boolean isLevel(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_LEVEL
                && text.chars().noneMatch(c -> c == '/' || c == '+' || c == '#' || Character.isISOControl(c));
    }

    /** The answer to a parameter that cannot be one level of a topic. */
    static CompletionStage<HttpResponse<?>> noLevel(String parameter) {
        return answered(Problem.BAD_PARAMETER.answer(
                parameter,
                parameter + " has to be 1 to " + LONGEST_LEVEL + " characters without / + # and control characters"));
    }

    /** The body of a request, which has none where there are no bytes. */
    static byte[] bytes(HttpRequest<byte[]> request) {
        return request.getBody().orElseGet(() -> new byte[0]);
    }

    static CompletionStage<HttpResponse<?>> answered(HttpResponse<?> answer) {
        return CompletableFuture.completedFuture(answer);
    }

    /** How many messages are on their way. */
    int inFlight() {
        return size - places.availablePermits();
    }

    /**
     * Takes a message to Kafka.
     *
     * @param sender whose login says whether the topic is allowed
     * @param topic that the message would have had on MQTT
     * @param body its bytes, possibly none
     * @return 202 when Kafka has it; a problem if it does not, or if it was not to be sent there
     */
    CompletionStage<HttpResponse<?>> take(Sender sender, String topic, byte[] body) {
        if (!isLevel(sender.name()) || !access.mayPublish(sender.user(), sender.name(), topic)) {
            refusals.topic();
            return answered(Problem.NOT_ALLOWED.answer(sender.name() + " may not send to " + topic));
        }
        if (!places.tryAcquire()) {
            return answered(Problem.TOO_BUSY.answer("too many messages wait for Kafka; say it again"));
        }
        var uplink = new Uplink(topic, clock.instant(), false, Payload.of(body));
        return CompletableFuture.completedFuture(uplink)
                .thenComposeAsync(this::send, executor)
                .whenComplete((_, _) -> places.release())
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, failure) -> failure == null
                        ? HttpResponse.accepted().body(Map.of("accepted", true))
                        : Problem.KAFKA_AWAY.answer("Kafka has not confirmed the message; say it again"));
    }

    private CompletableFuture<Void> send(Uplink uplink) {
        return hasTopics()
                ? producer.send(Via.HTTP, uplink)
                : CompletableFuture.failedFuture(new KafkaException("the topics are not there yet"));
    }

    /** Whether the topics are there, or could be made; only one asks Kafka at a time, the others need not wait for it. */
    private boolean hasTopics() {
        if (producer.hasTopics()) {
            return true;
        }
        if (!makingTopics.tryLock()) {
            return false;
        }
        try {
            producer.requireTopics();
            return true;
        } catch (KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            makingTopics.unlock();
        }
    }
}
