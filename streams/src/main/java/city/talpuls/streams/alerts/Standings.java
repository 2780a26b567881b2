package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.AlertRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How rules stand with devices, as far as anything is up: in the store, and in memory too, since nearly every value meets a rule
 * with which nothing is up.
 */
final class Standings {

    private final KeyValueStore<String, Standing> store;
    private final Map<String, Map<String, Standing>> byDevice = new TreeMap<>();

    Standings(KeyValueStore<String, Standing> store) {
        this.store = store;
        try (KeyValueIterator<String, Standing> all = store.all()) {
            all.forEachRemaining(entry -> {
                RuleKey key = RuleKey.of(entry.key);
                ofDevice(key.device()).put(key.rule(), entry.value);
            });
        }
    }

    /** How the rule stands with the device; nothing if nothing is up. */
    @Nullable
    Standing of(AlertRule rule, DeviceId device) {
        Map<String, Standing> known = byDevice.get(device.value());
        return known == null ? null : known.get(rule.id());
    }

    void put(AlertRule rule, DeviceId device, Standing now) {
        var key = new RuleKey(device, rule.id());
        if (now.isCalm()) {
            remove(key);
        } else {
            ofDevice(device).put(rule.id(), now);
            store.put(key.toString(), now);
        }
    }

    void remove(RuleKey key) {
        Map<String, Standing> known = byDevice.get(key.device().value());
        if (known != null && known.remove(key.rule()) != null) {
            store.delete(key.toString());
            if (known.isEmpty()) {
                byDevice.remove(key.device().value());
            }
        }
    }

    /** All with which anything is up, by device and rule. */
    Map<RuleKey, Standing> all() {
        Map<RuleKey, Standing> all = new LinkedHashMap<>();
        byDevice.forEach((device, standings) ->
                standings.forEach((rule, standing) -> all.put(new RuleKey(new DeviceId(device), rule), standing)));
        return all;
    }

    void forget(DeviceId device) {
        List<String> rules =
                new ArrayList<>(byDevice.getOrDefault(device.value(), Map.of()).keySet());
        rules.forEach(rule -> remove(new RuleKey(device, rule)));
    }

    private Map<String, Standing> ofDevice(DeviceId device) {
        return byDevice.computeIfAbsent(device.value(), any -> new TreeMap<>());
    }
}
