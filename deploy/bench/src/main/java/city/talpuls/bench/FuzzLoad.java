package city.talpuls.bench;

import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends messages at a steady pace, those of stations over HTTP and all others over MQTT, and counts what is taken. A
 * station that is asked to say it again does.
 */
final class FuzzLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int AT_A_TIME = 32;
    private static final int ACCEPTED = 202;
    private static final int SAY_IT_AGAIN = 503;
    private static final int OWN_MISTAKE = 500;
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Platform platform;
    private final URI push;
    private final String authorization;
    private final Gateway gateway;
    private final long nanosApart;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore pushes = new Semaphore(AT_A_TIME);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private long due = System.nanoTime();

    FuzzLoad(Platform platform, Broker broker, URI ingest, int perSecond) throws IOException {
        this.platform = platform;
        this.push = ingest.resolve("/api/v1/push/sensor-community");
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((broker.username() + ":" + broker.password()).getBytes(StandardCharsets.UTF_8));
        this.nanosApart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.gateway = new Gateway(broker, "fuzz", end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
    }

    /** Sends a message when it is its turn. */
    void send(FuzzMessages.Message message) throws InterruptedException {
        long early = due - System.nanoTime();
        if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(early);
        } else {
            due -= early;
        }
        due += nanosApart;
        if (message.isPushed()) {
            push(message);
        } else {
            sent.incrementAndGet();
            gateway.publish(message.topic(), message.payload(), taken::incrementAndGet);
        }
    }

    private void push(FuzzMessages.Message message) throws InterruptedException {
        pushes.acquire();
        sent.incrementAndGet();
        var _ = pushed(message, System.nanoTime() + PATIENCE.toNanos()).whenComplete((status, failure) -> {
            pushes.release();
            if (failure != null) {
                failures.add("a push broke off: " + failure);
            } else if (status >= OWN_MISTAKE) {
                failures.add("a push was answered with " + status);
            } else if (status == ACCEPTED) {
                taken.incrementAndGet();
            } else {
                sent.decrementAndGet();
                refused.incrementAndGet();
            }
        });
    }

    /** The status of the last answer to a message, which is that it has to be said again only if patience is over. */
    private CompletableFuture<Integer> pushed(FuzzMessages.Message message, long end) {
        return platform.push(push, authorization, message.station(), message.payload())
                .thenCompose(status -> {
                    if (status != SAY_IT_AGAIN || System.nanoTime() > end) {
                        return CompletableFuture.completedFuture(status);
                    }
                    again.incrementAndGet();
                    return CompletableFuture.completedFuture(message)
                            .thenComposeAsync(same -> pushed(same, end), LATER);
                });
    }

    /** Waits until all that was sent is taken or refused. */
    void settle() throws InterruptedException {
        pushes.acquire(AT_A_TIME);
        gateway.settle(PATIENCE);
    }

    /** How many were sent, but for those that were refused. */
    long sent() {
        return sent.get();
    }

    /** How many are acknowledged. */
    long taken() {
        return taken.get();
    }

    /** How many ingest did not want, by HTTP. */
    long refused() {
        return refused.get();
    }

    /** How often ingest asked to say it again, by HTTP. */
    long again() {
        return again.get();
    }

    /** What went wrong with messages that have no answer, or one that ingest is not well. */
    List<String> troubles() {
        var troubles = new ArrayList<>(failures);
        if (gateway.waiting() > 0) {
            troubles.add(gateway.waiting() + " messages were not acknowledged over MQTT");
        }
        if (gateway.refused() > 0) {
            troubles.add(gateway.refused() + " messages were refused over MQTT");
        }
        return troubles;
    }

    @Override
    public void close() {
        end.countDown();
        gateway.close();
    }
}
