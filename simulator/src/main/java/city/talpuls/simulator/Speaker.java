package city.talpuls.simulator;

import city.talpuls.simulator.course.Measured;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.Gateway;
import city.talpuls.simulator.timetable.Delivery;
import city.talpuls.simulator.wire.Encoder;
import city.talpuls.simulator.wire.Message;
import city.talpuls.simulator.wire.Utterance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gives deliveries their words, sends them, and counts; devices without a word stay silent. */
final class Speaker {

    private final Encoder encoder;
    private final Gateway gateway;
    private final Map<Format, Tally> tallies;

    Speaker(Encoder encoder, Gateway gateway, Map<Format, Tally> tallies) {
        this.encoder = encoder;
        this.gateway = gateway;
        this.tallies = new EnumMap<>(tallies);
    }

    void send(Delivery delivery) {
        List<Measured> readings = delivery.device().course().at(delivery.measuredAt(), delivery.since());
        if (readings.isEmpty()) {
            return;
        }
        Message message = encoder.encode(new Utterance(
                delivery.device(),
                delivery.measuredAt(),
                delivery.frame(),
                readings,
                delivery.sentAt(),
                delivery.manner() == Delivery.Manner.COPY));
        Tally tally = tallies.get(delivery.device().format());
        if (tally == null) {
            throw new IllegalStateException("nobody counts " + delivery.device().format());
        }
        if (gateway.publish(message.topic(), message.payload(), tally::acknowledged)) {
            tally.sent(delivery.manner(), readings.size());
        }
    }
}
