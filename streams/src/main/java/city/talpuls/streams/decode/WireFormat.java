package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import java.time.Instant;
import java.util.List;

/** The form in which one kind of network server or gateway writes its messages. */
sealed interface WireFormat permits ChirpStack, TheThingsStack, Native, SensorCommunity {

    /** Whether messages with this topic, cut at its slashes, are of this form. */
    boolean owns(List<String> topic);

    /**
     * Reads a message.
     *
     * @param payload at least one byte, and all that there were
     * @throws UnreadableException naming the place that is not of this form
     */
    Message read(List<String> topic, Payload payload, Instant receivedAt) throws UnreadableException;
}
