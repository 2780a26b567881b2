package city.talpuls.ingest.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Acknowledges messages in the order in which they arrived, as MQTT demands (MQTT 5, 4.6), although Kafka confirms
 * them in any order.
 */
final class Acknowledgements {

    /** Tells the broker that a message is taken. */
    interface Wire {
        void acknowledge(int packetId);
    }

    private final Wire wire;
    private final Deque<Arrived> waiting = new ArrayDeque<>();

    Acknowledgements(Wire wire) {
        this.wire = wire;
    }

    /** Notes that a message has arrived. */
    synchronized Arrived arrived(int packetId) {
        var message = new Arrived(packetId);
        waiting.addLast(message);
        return message;
    }

    /** Notes that the message is safe, and acknowledges it as soon as all that arrived before it are. */
    synchronized void safe(Arrived message) {
        message.safe = true;
        while (!waiting.isEmpty() && waiting.getFirst().safe) {
            wire.acknowledge(waiting.removeFirst().packetId);
        }
    }

    /** How many messages are not acknowledged yet. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** A message on its way to Kafka. */
    static final class Arrived {
        private final int packetId;
        private boolean safe;

        private Arrived(int packetId) {
            this.packetId = packetId;
        }
    }
}
