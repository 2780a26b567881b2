package city.talpuls.streams.alerts;

import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.AirIndices;
import city.talpuls.indicators.air.AirQuality;
import city.talpuls.indicators.air.HourlyMeans;
import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.registry.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How air-quality indices grade the hours of devices, from the hourly means that are told of them. */
final class Grades {

    private static final Duration HOUR = Interval.HOUR.length();

    private final AirIndices indices;
    private final KeyValueStore<String, Hourly> means;
    private final Map<String, Optional<AirIndex>> known = new HashMap<>();

    /**
     * @param means by device and pollutant
     */
    Grades(AirIndices indices, KeyValueStore<String, Hourly> means) {
        this.indices = indices;
        this.means = means;
    }

    /** The index that a rule names: {@code uba-lqi} in its newest version, or {@code uba-lqi@2019}. */
    private static Optional<AirIndex> index(AirIndices indices, String named) {
        int at = named.indexOf('@');
        return at < 0 ? indices.newest(named) : indices.find(named.substring(0, at), named.substring(at + 1));
    }

    /** Notes what is told of an hour, as far as the indices of the rules look at it; says whether they do. */
    boolean note(DeviceAggregates told, List<AlertRule> rules) {
        boolean isNoted = false;
        for (Aggregate aggregate : told.series()) {
            if (rules.stream().anyMatch(rule -> grades(rule, aggregate.property()))) {
                String key = key(told.device(), aggregate.property());
                Hourly before = means.get(key);
                Hourly known = before == null ? Hourly.NONE : before;
                Summary summary = aggregate.summary();
                means.put(
                        key, summary == null ? known.without(told.start()) : known.with(told.start(), summary.mean()));
                isNoted = true;
            }
        }
        return isNoted;
    }

    private boolean grades(AlertRule rule, Property property) {
        return of(rule).filter(index -> index.pollutants().contains(property)).isPresent();
    }

    private Optional<AirIndex> of(AlertRule rule) {
        String named = rule.index();
        return named == null ? Optional.empty() : known.computeIfAbsent(named, name -> index(indices, name));
    }

    /** The class, 0 the best, that the rule's index gives the hour of the device; empty if it gives none. */
    OptionalDouble grade(AlertRule rule, DeviceId device, Instant hour) {
        return of(rule).flatMap(index -> index.at(hour, pollutants(index, device, hour)))
                .map(AirQuality::grade)
                .map(grade -> OptionalDouble.of(grade))
                .orElseGet(OptionalDouble::empty);
    }

    private Map<Property, HourlyMeans> pollutants(AirIndex index, DeviceId device, Instant hour) {
        Map<Property, HourlyMeans> found = new HashMap<>();
        for (Property pollutant : index.pollutants()) {
            Hourly stored = means.get(key(device, pollutant));
            if (stored != null) {
                found.put(
                        pollutant,
                        HourlyMeans.of(
                                hour.minus(HOUR.multipliedBy(index.lookBack())), hour.plus(HOUR), stored.means()));
            }
        }
        return found;
    }

    void forget(DeviceId device) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Hourly> all = means.range(RuleKey.first(device), RuleKey.last(device))) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(means::delete);
    }

    private static String key(DeviceId device, Property pollutant) {
        return new RuleKey(device, pollutant.name()).toString();
    }
}
