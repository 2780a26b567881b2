package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.AlertRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Which devices a rule means. Where devices stand is remembered for a while, since they hardly ever move. */
final class Scope {

    private static final int MOST = 50_000;

    private final ReadOnlyKeyValueStore<String, Device> registered;
    private final Map<String, Optional<String>> districts = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > MOST;
        }
    };

    Scope(ReadOnlyKeyValueStore<String, Device> registered) {
        this.registered = registered;
    }

    boolean has(AlertRule rule, DeviceId device) {
        return (rule.devices().isEmpty() || rule.devices().contains(device))
                && (rule.district() == null
                        || district(device).filter(rule.district()::equals).isPresent());
    }

    private Optional<String> district(DeviceId device) {
        return districts.computeIfAbsent(
                device.value(),
                id -> Optional.ofNullable(registered.get(id)).flatMap(known -> Optional.ofNullable(known.district())));
    }

    /** Looks anew from now on. */
    void forget() {
        districts.clear();
    }
}
