package city.talpuls.bench;

import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A city that speaks at a steady pace until this is closed. */
final class SteadyLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Gateway gateway;
    private final Thread thread;

    /**
     * Begins at once.
     *
     * @param broker to which it speaks
     * @param uplinks what it says
     * @param perSecond messages of all its devices
     * @throws IOException if it cannot connect
     */
    SteadyLoad(Broker broker, Uplinks uplinks, int perSecond, InstantSource clock)
            throws IOException, InterruptedException {
        gateway = new Gateway(broker, "steady", end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
        thread = Thread.ofPlatform()
                .name("load")
                .start(() -> speak(uplinks, TimeUnit.SECONDS.toNanos(1) / perSecond, clock));
    }

    private void speak(Uplinks uplinks, long pace, InstantSource clock) {
        try {
            long begun = System.nanoTime();
            for (long number = 0; end.getCount() > 0; number++) {
                TimeUnit.NANOSECONDS.sleep(begun + number * pace - System.nanoTime());
                gateway.publish(uplinks.topic(number), uplinks.payload(number, clock.instant()), () -> {});
            }
            gateway.settle(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all that was said has been acknowledged. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gateway.close();
    }
}
