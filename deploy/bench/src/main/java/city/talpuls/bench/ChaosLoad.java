package city.talpuls.bench;

import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbered messages at a steady pace, until it is closed: most with one reading of its own, some of odd devices, some that
 * cannot be read.
 */
final class ChaosLoad implements AutoCloseable {

    private static final int DEVICES = 20;

    /** One message of so many cannot be read. */
    private static final int BROKEN = 50;

    /** One message of so many is of an {@link OddDevices odd device}. */
    private static final int ODD = 4;

    /** One message of so many is of the gauge in the {@link FloodWave flood wave}. */
    private static final int GAUGE = 25;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final OddMessages odd;
    private final FloodWave wave;
    private final Instant firstTime;
    private final int rate;
    private final InstantSource clock;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong plain = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * @param odd what odd devices say
     * @param wave what the gauge says
     * @param firstTime from when on the readings of the others are, one a millisecond
     * @param rate messages a second
     */
    ChaosLoad(OddMessages odd, FloodWave wave, Instant firstTime, int rate, InstantSource clock) {
        this.odd = odd;
        this.wave = wave;
        this.firstTime = firstTime;
        this.rate = rate;
        this.clock = clock;
    }

    /** Connects and begins to send. */
    Sending start(Broker broker) throws IOException {
        var gateway = new Gateway(broker, "chaos", end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
        return new Sending(gateway, Thread.ofPlatform().name("load").start(() -> send(gateway)));
    }

    /** The load at work. */
    final class Sending {

        private final Gateway gateway;
        private final Thread thread;

        private Sending(Gateway gateway, Thread thread) {
            this.gateway = gateway;
            this.thread = thread;
        }

        /** Sends nothing more, and waits until all that was sent is acknowledged. */
        void end() throws InterruptedException {
            close();
            thread.join();
            gateway.settle(PATIENCE);
            gateway.close();
        }
    }

    /** How many were sent. */
    long published() {
        return published.get();
    }

    /** How many of them the broker acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** How many of them cannot be read. */
    long broken() {
        return broken.get();
    }

    /** How many of them were sent before. */
    long repeated() {
        return repeated.get();
    }

    /** How many have a reading of their own and nothing odd. */
    long plain() {
        return plain.get();
    }

    @Override
    public void close() {
        end.countDown();
    }

    private void send(Gateway gateway) {
        long began = System.nanoTime();
        while (end.getCount() > 0) {
            long number = published.get() + 1;
            if (!send(gateway, number)) {
                return;
            }
            published.incrementAndGet();
            long due = began + number * TimeUnit.SECONDS.toNanos(1) / rate;
            long early = due - System.nanoTime();
            if (early < 0) {
                began -= early;
            } else {
                try {
                    TimeUnit.NANOSECONDS.sleep(early);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private boolean send(Gateway gateway, long number) {
        if (number % BROKEN == 0) {
            return count(broken, sendPlain(gateway, number, "{broken " + number));
        }
        if (number % ODD == 0) {
            return sendOdd(gateway, odd.next(clock.instant()));
        }
        if (number % GAUGE == 1) {
            return gateway.publish(
                    FloodWave.topic(), wave.message(clock.instant(), number), acknowledged::incrementAndGet);
        }
        // Its number is its value and, in milliseconds, its time.
        var text = "{\"time\":\"" + firstTime.plusMillis(number) + "\",\"number\":" + number + "}";
        return count(plain, sendPlain(gateway, number, text));
    }

    private boolean sendOdd(Gateway gateway, OddMessages.Message message) {
        if (!gateway.publish(message.topic(), message.bytes(), acknowledged::incrementAndGet)) {
            return false;
        }
        odd.sent(message);
        return !message.isRepeated() || count(repeated, true);
    }

    private boolean sendPlain(Gateway gateway, long number, String text) {
        return gateway.publish(
                "talpuls/v1/bench/chaos-" + number % DEVICES + "/up",
                text.getBytes(StandardCharsets.UTF_8),
                acknowledged::incrementAndGet);
    }

    private static boolean count(AtomicLong counter, boolean isSent) {
        counter.addAndGet(isSent ? 1 : 0);
        return isSent;
    }
}
