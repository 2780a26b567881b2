package city.talpuls.simulator.mqtt;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes messages and forgets none: what the broker has not acknowledged when a connection is lost is published
 * again on the next. One thread publishes; it waits while too much is in flight or no broker is there, until it is told
 * to stop.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 20;

    private final Broker broker;
    private final String clientId;
    private final CountDownLatch stop;
    private final ConcurrentSkipListMap<Long, Outgoing> unacknowledged = new ConcurrentSkipListMap<>();
    private final AtomicLong refusals = new AtomicLong();
    private @Nullable Connection connection;
    private long deadline = Long.MAX_VALUE;
    private long numbers;
    private long repeated;

    /**
     * A gateway that is not connected yet.
     *
     * @param stop ends all waiting once it is at zero
     */
    public Gateway(Broker broker, String clientId, CountDownLatch stop) {
        this.broker = broker;
        this.clientId = clientId;
        this.stop = stop;
    }

    /**
     * Connects for the first time.
     *
     * @param patience how long to wait for a broker that is not there yet
     * @throws BrokerUnavailable if it did not come, or refuses
     */
    public void connect(Duration patience) throws BrokerUnavailable {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean said = false;
        while (true) {
            try {
                connection = Connection.open(broker, clientId, new Ledger());
                return;
            } catch (BrokerUnavailable e) {
                if (e.refused() || System.nanoTime() + pause.toNanos() > deadline || stopsWithin(pause)) {
                    throw e;
                }
                if (!said) {
                    LOG.warn("{}; waiting up to {} s for it", e.getMessage(), patience.toSeconds());
                    said = true;
                }
                pause = longer(pause);
            }
        }
    }

    /**
     * Publishes; returns when the message is on its way.
     *
     * @return false if it is not, because it was time to stop
     */
    public boolean publish(String topic, byte[] payload, Acknowledged acknowledged) {
        long number = numbers++;
        unacknowledged.put(number, new Outgoing(topic, payload, acknowledged));
        Connection current = connection;
        if (current != null && current.publish(number, topic, payload, this::isStopping)) {
            return true;
        }
        if (current != null && current.isOpen()) {
            unacknowledged.remove(number);
            return false;
        }
        mend();
        return true;
    }

    /** Replaces an ended connection, and publishes on the new one what the old one left without an answer. */
    private void mend() {
        Duration pause = FIRST_PAUSE;
        if (connection != null) {
            LOG.warn("lost the MQTT broker at {}: {}; {} messages wait", broker, connection.ending(), waiting());
        }
        while (!isStopping()) {
            close();
            if (stopsWithin(pause)) {
                return;
            }
            pause = longer(pause);
            try {
                Connection fresh = Connection.open(broker, clientId, new Ledger());
                connection = fresh;
                if (publishAgain(fresh)) {
                    LOG.info("connected to the MQTT broker at {} again", broker);
                    return;
                }
            } catch (BrokerUnavailable e) {
                LOG.warn("{}; trying again in {} s", e.getMessage(), pause.toMillis() / 1000.0);
            }
        }
    }

    private boolean publishAgain(Connection fresh) {
        for (var entry : unacknowledged.entrySet()) {
            Outgoing outgoing = entry.getValue();
            repeated++;
            if (!fresh.publish(entry.getKey(), outgoing.topic(), outgoing.payload(), this::isStopping)) {
                return false;
            }
        }
        return true;
    }

    /** How many messages the broker did not want. */
    public long refused() {
        return refusals.get();
    }

    /** How many messages have no acknowledgement yet. */
    public int waiting() {
        return unacknowledged.size();
    }

    /** How often a message was published again because its connection was lost. */
    public long repeated() {
        return repeated;
    }

    /** Waits for the acknowledgements that are still to come, for so long at most; the gateway is of no use after. */
    public void settle(Duration atMost) {
        deadline = System.nanoTime() + atMost.toNanos();
        while (!unacknowledged.isEmpty() && System.nanoTime() < deadline) {
            if (connection != null && connection.isOpen()) {
                if (sleptBadly()) {
                    return;
                }
            } else if (isStopping()) {
                return;
            } else {
                mend();
            }
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0 || System.nanoTime() > deadline;
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean sleptBadly() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    private record Outgoing(String topic, byte[] payload, Acknowledged acknowledged) {}

    /** Strikes off what the broker has answered. */
    private final class Ledger implements Answers {

        @Override
        public void taken(long number) {
            Outgoing outgoing = unacknowledged.remove(number);
            if (outgoing != null) {
                outgoing.acknowledged().taken();
            }
        }

        @Override
        public void refused(long number, String why) {
            Outgoing outgoing = unacknowledged.remove(number);
            if (outgoing != null && refusals.getAndIncrement() == 0) {
                LOG.warn("the MQTT broker at {} refuses messages to {}: {}", broker, outgoing.topic(), why);
            }
        }
    }
}
