package city.talpuls.streams.registry;

import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Lets a device out whenever it is new, or its message says something new of it. */
public final class Register implements FixedKeyProcessor<String, Report, Device> {

    private static final String STORE = "registered";

    /** How many devices stay at hand as they are, not as bytes in the store. */
    private static final int MOST = 20_000;

    private final Districts districts;
    private FixedKeyProcessorContext<String, Device> context;
    private KeyValueStore<String, Device> registered;
    private Map<String, Device> recent;

    public Register(Districts districts) {
        this.districts = districts;
    }

    /** The memory that this step needs. */
    public static StoreBuilder<KeyValueStore<String, Device>> store(Json json) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), json.codec(Device.class));
    }

    /** The name under which {@link #store} is connected. */
    public static String storeName() {
        return STORE;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Device> context) {
        this.context = context;
        this.registered = context.getStateStore(STORE);
        this.recent = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Device> eldest) {
                return size() > MOST;
            }
        };
    }

    @Override
    public void process(FixedKeyRecord<String, Report> message) {
        Report report = message.value();
        String id = report.device().value();
        @Nullable Device known = known(id);
        if (known == null || saysSomethingNew(report, known)) {
            Device device = known == null ? first(report) : changed(report, known);
            registered.put(id, device);
            recent.put(id, device);
            context.forward(message.withValue(device));
        }
    }

    private @Nullable Device known(String id) {
        Device known = recent.get(id);
        if (known == null) {
            known = registered.get(id);
            if (known != null) {
                recent.put(id, known);
            }
        }
        return known;
    }

    private static boolean saysSomethingNew(Report report, Device known) {
        return (report.name() != null && !report.name().equals(known.name()))
                || (report.position() != null && !report.position().equals(known.position()));
    }

    private Device first(Report report) {
        String name = report.name();
        return device(report, name == null ? report.device().value() : name, report.position(), report.receivedAt());
    }

    private Device changed(Report report, Device known) {
        String name = report.name();
        Position position = report.position();
        return device(
                report,
                name == null ? known.name() : name,
                position == null ? known.position() : position,
                known.firstSeen());
    }

    private Device device(Report report, String name, @Nullable Position position, Instant firstSeen) {
        String district = position == null ? null : districts.of(position).orElse(null);
        return new Device(report.device(), name, position, district, firstSeen);
    }
}
