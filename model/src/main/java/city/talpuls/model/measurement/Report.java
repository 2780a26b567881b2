package city.talpuls.model.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a device said.
 *
 * @param device who said it
 * @param receivedAt when Talpuls took the message off the wire
 * @param name what the sender calls the device, where it says so
 * @param position where the device is, where the message says so
 * @param readings the numbers; none if the message says something of the device only in words
 * @param texts what was said in words, by property: the device's last state, not readings
 * @param recompute starts of the hours whose aggregates have to be computed anew from the stored readings, because they
 *     are older than what the streams remember
 * @param counter the message's number among those of the device, where it has one
 * @param replayOf the id of the dead letter that the message was before, if it was read again
 */
public record Report(
        DeviceId device,
        Instant receivedAt,
        @Nullable String name,
        @Nullable Position position,
        List<Reading> readings,
        Map<String, String> texts,
        List<Instant> recompute,
        @Nullable FrameCounter counter,
        @Nullable String replayOf) {

    public Report {
        if (readings.isEmpty() && texts.isEmpty()) {
            throw new IllegalArgumentException("a report says something, in numbers or in words");
        }
        readings = List.copyOf(readings);
        texts = Map.copyOf(texts);
        recompute = List.copyOf(recompute);
    }

    public Report withReadings(List<Reading> checked) {
        return new Report(device, receivedAt, name, position, checked, texts, recompute, counter, replayOf);
    }

    public Report withRecompute(List<Instant> hours) {
        return new Report(device, receivedAt, name, position, readings, texts, hours, counter, replayOf);
    }
}
