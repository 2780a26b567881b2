package city.talpuls.model.measurement;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a device said, and what followed from it for what the device had said before.
 *
 * @param device who said it
 * @param receivedAt when Talpuls took the message off the wire
 * @param name what the sender calls the device, where it says so
 * @param position where the device is, where the message says so
 * @param readings the numbers; none if the message says something of the device only in words
 * @param texts what was said in words, by property: the device's last state, not readings
 * @param recompute starts of the hours whose doubts and aggregates have to be found anew from the stored readings, because
 *     they are older than what the streams remember
 * @param horizon the end of the hours that are older than that, where there are any to recompute or a request
 * @param asOf the latest time of receipt that the streams had seen then, where there is a horizon
 * @param rechecked earlier readings about which there are other doubts than before
 * @param counter the message's number among those of the device, where it has one
 * @param replayOf the id of the dead letter that the message was before, or would have been, if it was read again
 * @param redecoding the id of the request for which it was read again, if its device's codec was the reason
 * @param request what an operator asked for, if this is no message but the answer to that
 */
public record Report(
        DeviceId device,
        Instant receivedAt,
        @Nullable String name,
        @Nullable Position position,
        List<Reading> readings,
        Map<String, String> texts,
        List<Instant> recompute,
        @Nullable Instant horizon,
        @Nullable Instant asOf,
        List<Reading> rechecked,
        @Nullable FrameCounter counter,
        @Nullable String replayOf,
        @Nullable String redecoding,
        @Nullable Request request) {

    public Report {
        readings = List.copyOf(readings);
        texts = Map.copyOf(texts);
        recompute = List.copyOf(recompute);
        rechecked = rechecked == null ? List.of() : List.copyOf(rechecked);
        if (readings.isEmpty() && texts.isEmpty() && request == null && rechecked.isEmpty()) {
            throw new IllegalArgumentException("a report says something, in numbers or in words");
        }
        if (!recompute.isEmpty() && horizon == null) {
            // As the first version of Talpuls wrote it.
            horizon = Collections.max(recompute).plus(Interval.HOUR.length());
        }
        if (horizon != null && asOf == null) {
            asOf = receivedAt;
        }
    }

    /** What a message said, as it stands in it. */
    public Report(
            DeviceId device,
            Instant receivedAt,
            @Nullable String name,
            @Nullable Position position,
            List<Reading> readings,
            Map<String, String> texts,
            @Nullable FrameCounter counter,
            @Nullable Replay replay) {
        this(
                device,
                receivedAt,
                name,
                position,
                readings,
                texts,
                List.of(),
                null,
                null,
                List.of(),
                counter,
                replay == null ? null : replay.of(),
                replay == null ? null : replay.redecoding(),
                null);
    }

    /** The answer to what an operator asked for. */
    public static Report ofRequest(DeviceId device, Instant receivedAt, Request request) {
        return new Report(
                device,
                receivedAt,
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                request);
    }

    public Report withReadings(List<Reading> checked) {
        return new Report(
                device,
                receivedAt,
                name,
                position,
                checked,
                texts,
                recompute,
                horizon,
                asOf,
                rechecked,
                counter,
                replayOf,
                redecoding,
                request);
    }

    /** The same where the message is the latest that the streams have seen. */
    public Report withRecompute(List<Instant> hours, Instant horizon) {
        return withRecompute(hours, horizon, receivedAt);
    }

    /** This, where these hours are older than what the streams remember, which begins at the horizon. */
    public Report withRecompute(List<Instant> hours, Instant horizon, Instant asOf) {
        return new Report(
                device,
                receivedAt,
                name,
                position,
                readings,
                texts,
                hours,
                horizon,
                asOf,
                rechecked,
                counter,
                replayOf,
                redecoding,
                request);
    }

    public Report withRechecked(List<Reading> earlier) {
        return new Report(
                device,
                receivedAt,
                name,
                position,
                readings,
                texts,
                recompute,
                horizon,
                asOf,
                earlier,
                counter,
                replayOf,
                redecoding,
                request);
    }

    /** A report that goes on where this one is full. */
    public Report more(List<Reading> earlier) {
        return new Report(
                device,
                receivedAt,
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                earlier,
                null,
                null,
                null,
                null);
    }

    /** Whether this asks for that. */
    public boolean asksFor(Request.Kind kind) {
        return request != null && request.kind() == kind;
    }

    /** Whether this is not the outcome of a message by itself, but goes on where the one before it was full. */
    public boolean isMore() {
        return readings.isEmpty() && texts.isEmpty() && request == null;
    }
}
