package city.talpuls.streams.registry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The names of properties that each device has used. There is a most, since each takes room for ever, and a broken or
 * hostile device may make up new ones with every message.
 */
public final class Vocabularies {

    /** Of one device; more than any device measures. */
    public static final int MOST = 1_000;

    private static final String STORE = "vocabularies";

    /** No property has it in its name. */
    private static final String BETWEEN = ",";

    /** Devices whose names stay at hand as they are, not as bytes in the store. */
    private static final int MOST_AT_HAND = 20_000;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Set<String>> atHand = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST_AT_HAND;
        }
    };

    public Vocabularies(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The memory that this needs. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    /** The name under which {@link #store} is connected. */
    public static String storeName() {
        return STORE;
    }

    /** Whether the device may use the names in this report; if so, they are its own from now on. */
    public boolean admits(Report report) {
        Set<String> known = atHand.computeIfAbsent(report.device().value(), this::stored);
        @Nullable Set<String> fresh = null;
        for (Reading reading : report.readings()) {
            fresh = note(reading.property().name(), known, fresh);
        }
        for (String text : report.texts().keySet()) {
            fresh = note(text, known, fresh);
        }
        if (fresh == null) {
            return true;
        }
        if (known.size() + fresh.size() > MOST) {
            return false;
        }
        known.addAll(fresh);
        store.put(report.device().value(), String.join(BETWEEN, known).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** Forgets the names that the device has used. */
    public void forget(DeviceId device) {
        atHand.remove(device.value());
        store.delete(device.value());
    }

    private static @Nullable Set<String> note(String name, Set<String> known, @Nullable Set<String> fresh) {
        if (known.contains(name)) {
            return fresh;
        }
        Set<String> more = fresh == null ? new HashSet<>() : fresh;
        more.add(name);
        return more;
    }

    private Set<String> stored(String device) {
        byte[] names = store.get(device);
        return names == null
                ? new HashSet<>()
                : new HashSet<>(List.of(new String(names, StandardCharsets.UTF_8).split(BETWEEN, -1)));
    }
}
