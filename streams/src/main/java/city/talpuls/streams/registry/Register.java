package city.talpuls.streams.registry;

import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import java.time.Instant;
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

    private final Districts districts;
    private FixedKeyProcessorContext<String, Device> context;
    private KeyValueStore<String, Device> registered;

    public Register(Districts districts) {
        this.districts = districts;
    }

    /** The memory that this step needs. */
    public static StoreBuilder<KeyValueStore<String, Device>> store(Json json) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), json.codec(Device.class))
                .withCachingEnabled();
    }

    /** The name under which {@link #store} is connected. */
    public static String storeName() {
        return STORE;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Device> context) {
        this.context = context;
        this.registered = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, Report> message) {
        Report report = message.value();
        String id = report.device().value();
        @Nullable Device known = registered.get(id);
        Device device = described(report, known);
        if (!device.equals(known)) {
            registered.put(id, device);
            context.forward(message.withValue(device));
        }
    }

    private Device described(Report report, @Nullable Device known) {
        String name = report.name();
        Position position = report.position();
        if (known == null) {
            return device(report, name == null ? report.device().value() : name, position, report.receivedAt());
        }
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
