package city.talpuls.streams.dedupe;

import city.talpuls.model.measurement.Duplicate;
import city.talpuls.streams.decode.Decoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the identity of each message under the day of its receipt, for {@link #DAYS} days. A message that comes again
 * later than that is stored again, which changes nothing there. With the identity stands whose it is: a message that got
 * lost behind this step and is read again as a dead letter is no duplicate of itself. One that is read again for its device's
 * codec is none of any.
 */
public final class Dedupe implements FixedKeyProcessor<String, Decoding.Accepted, Met> {

    static final int DAYS = 3;

    private static final String STORE = "identities";
    private static final long DAY = Duration.ofDays(1).toMillis();

    private FixedKeyProcessorContext<String, Met> context;
    private WindowStore<String, byte[]> identities;

    /** The memory that this step needs. */
    public static StoreBuilder<WindowStore<String, byte[]>> store() {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, Duration.ofDays(DAYS + 1), Duration.ofDays(1), false),
                Serdes.String(),
                Serdes.ByteArray());
    }

    /** The name under which {@link #store} is connected. */
    public static String storeName() {
        return STORE;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Met> context) {
        this.context = context;
        this.identities = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, Decoding.Accepted> message) {
        var accepted = message.value();
        var identity = accepted.identity();
        var report = accepted.report();
        String name = report.replayOf() == null ? Place.of(context, message.headers()) : report.replayOf();
        long today = Math.floorDiv(report.receivedAt().toEpochMilli(), DAY) * DAY;
        if (report.redecoding() != null) {
            // Nobody says it again: it is read again, whatever became of it before.
            if (met(identity.value(), today) == null) {
                identities.put(identity.value(), name.getBytes(StandardCharsets.UTF_8), today);
            }
            context.forward(message.withValue(new Met.First(report)));
        } else if (identity.isDuplicateWhenKnown() && metBefore(identity.value(), today, name)) {
            context.forward(message.withValue(new Met.Again(
                    new Duplicate(report.device(), report.receivedAt(), identity.value(), report.replayOf()))));
        } else {
            identities.put(identity.value(), name.getBytes(StandardCharsets.UTF_8), today);
            context.forward(message.withValue(new Met.First(report)));
        }
    }

    private boolean metBefore(String identity, long today, String name) {
        String met = met(identity, today);
        return met != null && !met.equals(name);
    }

    /** Whose the identity is, if it was met that day or on those before. */
    private @Nullable String met(String identity, long today) {
        for (int day = 0; day <= DAYS; day++) {
            byte[] met = identities.fetch(identity, today - day * DAY);
            if (met != null) {
                return new String(met, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
