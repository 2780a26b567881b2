package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.AlertRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that count at present, by what they look at: a reading meets only those of its property. */
public final class Watchlist {

    /** Nothing is watched. */
    public static final Watchlist EMPTY = new Watchlist(List.of());

    private final Map<String, AlertRule> byId = new HashMap<>();
    private final Map<Property, List<AlertRule>> readings = new HashMap<>();
    private final Map<Interval, Map<Property, List<AlertRule>>> aggregates = new HashMap<>();
    private final List<AlertRule> silence = new ArrayList<>();
    private final List<AlertRule> index = new ArrayList<>();

    /**
     * @param rules those that are not enabled count for nothing
     */
    public Watchlist(Collection<AlertRule> rules) {
        rules.stream()
                .filter(AlertRule::enabled)
                .sorted(Comparator.comparing(AlertRule::id))
                .forEach(this::add);
    }

    private void add(AlertRule rule) {
        byId.put(rule.id(), rule);
        Property property = rule.property();
        Interval interval = rule.interval();
        if (rule.watch() == AlertRule.Watch.SILENCE) {
            silence.add(rule);
        } else if (rule.watch() == AlertRule.Watch.INDEX) {
            index.add(rule);
        } else if (property != null && interval != null) {
            aggregates
                    .computeIfAbsent(interval, any -> new HashMap<>())
                    .computeIfAbsent(property, any -> new ArrayList<>())
                    .add(rule);
        } else if (property != null) {
            readings.computeIfAbsent(property, any -> new ArrayList<>()).add(rule);
        }
    }

    Optional<AlertRule> rule(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Those that look at each reading of the property. */
    List<AlertRule> ofReadings(Property property) {
        return readings.getOrDefault(property, List.of());
    }

    /** Those that look at the property's windows of that length. */
    List<AlertRule> ofAggregates(Interval interval, Property property) {
        return aggregates.getOrDefault(interval, Map.of()).getOrDefault(property, List.of());
    }

    /** Those that look at how an index grades the hours. */
    List<AlertRule> ofIndex() {
        return index;
    }

    /** Those that look at how long a device has said nothing. */
    List<AlertRule> ofSilence() {
        return silence;
    }
}
