package city.talpuls.streams.registry;

import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.topics.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Lets a device out whenever it is new, or its message says something new of it; nothing in its place if it is forgotten. */
public final class Register implements FixedKeyProcessor<String, Report, @Nullable Device> {

    private static final String STORE = "registered";

    /** How many devices stay at hand as they are, not as bytes in the store. */
    private static final int MOST = 20_000;

    private final Districts districts;
    private final Function<DeviceId, Optional<Registration>> registrations;
    private FixedKeyProcessorContext<String, @Nullable Device> context;
    private KeyValueStore<String, Device> registered;
    private Map<String, Device> recent;

    /**
     * @param districts says where a device stands
     * @param registrations what operators decided about a device, which counts more than what it says
     */
    public Register(Districts districts, Function<DeviceId, Optional<Registration>> registrations) {
        this.districts = districts;
        this.registrations = registrations;
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
    public void init(FixedKeyProcessorContext<String, @Nullable Device> context) {
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
        if (report.asksFor(Request.Kind.ERASE)) {
            registered.delete(report.device().value());
            recent.remove(report.device().value());
            context.forward(message.withValue(null));
            return;
        }
        if (report.request() != null || report.isMore()) {
            return;
        }
        String id = report.device().value();
        @Nullable Device known = known(id);
        if (known != null && report.redecoding() != null) {
            return; // It may be long ago, and says nothing of where the device is now.
        }
        Device now = device(report, known, registrations.apply(report.device()));
        if (!now.equals(known)) {
            registered.put(id, now);
            recent.put(id, now);
            context.forward(message.withValue(now));
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

    private Device device(Report report, @Nullable Device known, Optional<Registration> registration) {
        String name = registration
                .map(Registration::name)
                .orElseGet(() -> report.name() != null
                        ? report.name()
                        : known == null ? report.device().value() : known.name());
        Position position = registration
                .map(Registration::location)
                .orElseGet(() -> report.position() != null || known == null ? report.position() : known.position());
        if (known != null && name.equals(known.name()) && Objects.equals(position, known.position())) {
            return known;
        }
        return new Device(
                report.device(),
                name,
                position,
                position == null ? null : districts.of(position).orElse(null),
                known == null ? report.receivedAt() : known.firstSeen());
    }
}
