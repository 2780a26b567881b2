package city.talpuls.ingest.mqtt;

import city.talpuls.ingest.kafka.UplinkProducer;
import city.talpuls.ingest.kafka.Via;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * One connection to a broker, from its opening to its end. Packet ids mean something within a connection only, so each
 * has its own acknowledgements: a confirmation by Kafka that comes after the end acknowledges nothing.
 */
final class BrokerConnection implements Wire.Receiver, AutoCloseable {

    private final Wire wire;
    private final UplinkProducer producer;
    private final InstantSource clock;
    private final Acknowledgements acknowledgements = new Acknowledgements(this::acknowledge);
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private BrokerConnection(Wire wire, UplinkProducer producer, InstantSource clock) {
        this.wire = wire;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Connects and subscribes.
     *
     * @throws NoConnection if the broker cannot be reached or refuses
     */
    static BrokerConnection open(Wire wire, UplinkProducer producer, InstantSource clock) throws NoConnection {
        var connection = new BrokerConnection(wire, producer, clock);
        try {
            wire.open(connection);
            return connection;
        } catch (NoConnection e) {
            connection.close();
            throw e;
        }
    }

    /** Completes with the reason when the connection has ended. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** How many messages have arrived and are not acknowledged yet. */
    int waiting() {
        return acknowledgements.waiting();
    }

    @Override
    public void arrived(String topic, byte[] bytes, boolean redelivered, Wire.Receipt receipt) {
        var uplink = new Uplink(topic, clock.instant(), redelivered, Payload.of(bytes));
        Runnable safe = receipt.isAwaited() ? awaited(receipt.packetId()) : () -> {};
        var _ = producer.send(Via.MQTT, uplink).whenComplete((_, failure) -> {
            if (failure == null) {
                safe.run();
            } else {
                ended.complete("Kafka did not take a message: " + failure.getMessage());
            }
        });
    }

    private Runnable awaited(int packetId) {
        var arrived = acknowledgements.arrived(packetId);
        return () -> acknowledgements.safe(arrived);
    }

    private void acknowledge(int packetId) {
        if (ended.isDone()) {
            return;
        }
        try {
            wire.acknowledge(packetId);
        } catch (NoConnection e) {
            ended.complete("a message could not be acknowledged: " + e.getMessage());
        }
    }

    @Override
    public void ended(String why) {
        ended.complete(why);
    }

    @Override
    public void close() {
        ended.complete("closed");
        wire.close();
    }
}
