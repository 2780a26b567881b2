package city.talpuls.streams.alerts;

import city.talpuls.indicators.air.AirIndices;
import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.moments.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Holds what devices say, and that they say nothing, against the rules that count at present. */
public final class Watch implements Processor<String, Observed, String, AlertEvent> {

    /** How often windows that are over, silent devices and rules that are gone are looked for. */
    static final Duration PACE = Duration.ofSeconds(5);

    /** How long after its end a window is looked at, so that its last readings are in it. */
    static final Duration AFTER = Duration.ofSeconds(5);

    private static final String STANDINGS = "standings";
    private static final String SEEN = "watched-windows";
    private static final String HEARD = "heard";
    private static final String MEANS = "hourly-means";

    private final Watched watched;
    private final AirIndices indices;
    private final String devices;
    private ProcessorContext<String, AlertEvent> context;
    private Standings standings;
    private KeyValueStore<String, Seen> seen;
    private Moments moments;
    private Scope scope;
    private Rise rise;
    private Latest latest;
    private Ears ears;
    private Grades grades;

    /**
     * @param watched what is to be watched
     * @param indices those that rules may name
     * @param devices the name of the store of registered devices
     */
    public Watch(Watched watched, AirIndices indices, String devices) {
        this.watched = watched;
        this.indices = indices;
        this.devices = devices;
    }

    /** The memories that this step needs of its own. */
    public static List<StoreBuilder<?>> stores(Json json) {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STANDINGS), Serdes.String(), json.codec(Standing.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SEEN), Serdes.String(), json.codec(Seen.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(MEANS), Serdes.String(), json.codec(Hourly.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(HEARD), Serdes.String(), json.codec(Hearing.class)));
    }

    /** The names of the stores that this step uses: those of {@link #stores}, the moments, and the registered devices. */
    public static String[] storeNames(String devices) {
        return new String[] {STANDINGS, SEEN, MEANS, HEARD, Moments.storeName(), devices};
    }

    @Override
    public void init(ProcessorContext<String, AlertEvent> context) {
        this.context = context;
        this.standings = new Standings(context.getStateStore(STANDINGS));
        this.seen = context.getStateStore(SEEN);
        KeyValueStore<String, Device> registered = context.getStateStore(devices);
        this.moments = new Moments(context.getStateStore(Moments.storeName()));
        this.scope = new Scope(registered);
        this.rise = new Rise(moments);
        this.latest = new Latest(moments);
        this.grades = new Grades(indices, context.getStateStore(MEANS));
        this.ears = new Ears(context.getStateStore(HEARD), watched::interval, context.currentSystemTimeMs());
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, Observed> message) {
        Watchlist rules = watched.watchlist();
        switch (message.value()) {
            case Observed.Said said -> said(rules, said.checked().report());
            case Observed.Summed summed -> {
                summed(rules, summed.aggregates());
                graded(rules.ofIndex(), summed.aggregates());
            }
        }
    }

    private void said(Watchlist rules, Report report) {
        DeviceId device = report.device();
        if (report.asksFor(Request.Kind.ERASE)) {
            forget(device);
            return;
        }
        if (report.request() != null || report.isMore() || report.redecoding() != null) {
            return; // It is no word of the device itself, or an old one.
        }
        if (!rules.ofSilence().isEmpty()) {
            ears.hear(device, report.receivedAt().toEpochMilli(), context.currentSystemTimeMs());
            for (AlertRule rule : rules.ofSilence()) {
                judge(rule, device, report.receivedAt(), 0);
            }
        }
        report.readings().stream()
                .filter(reading -> !rules.ofReadings(reading.property()).isEmpty())
                .sorted(Comparator.comparing(Reading::time))
                .forEach(reading -> judge(rules, report, reading));
    }

    private void judge(Watchlist rules, Report report, Reading reading) {
        if (!latest.move(report, reading) || !reading.quality().isGood()) {
            return;
        }
        DeviceId device = report.device();
        Map<Duration, OptionalDouble> rises = new HashMap<>();
        for (AlertRule rule : rules.ofReadings(reading.property())) {
            if (scope.has(rule, device)) {
                Duration per = rule.per();
                if (per == null) {
                    judge(rule, device, reading.time(), reading.value());
                } else {
                    rises.computeIfAbsent(per, span -> rise.of(device.value(), reading, span))
                            .ifPresent(value -> judge(rule, device, reading.time(), value));
                }
            }
        }
    }

    private void summed(Watchlist rules, DeviceAggregates told) {
        DeviceId device = told.device();
        Instant end = told.start().plus(told.interval().length());
        for (Aggregate aggregate : told.series()) {
            for (AlertRule rule : rules.ofAggregates(told.interval(), aggregate.property())) {
                Double value = figure(rule, aggregate);
                if (value != null && scope.has(rule, device)) {
                    see(rule, device, new Seen(end, value, false), context.currentSystemTimeMs());
                }
            }
        }
    }

    /** What an hour that was told means for those that look at how an index grades it. */
    private void graded(List<AlertRule> rules, DeviceAggregates told) {
        if (rules.isEmpty() || told.interval() != Interval.HOUR || !grades.note(told, rules)) {
            return;
        }
        Instant end = told.start().plus(told.interval().length());
        for (AlertRule rule : rules) {
            if (scope.has(rule, told.device())) {
                grades.grade(rule, told.device(), told.start())
                        .ifPresent(grade ->
                                see(rule, told.device(), new Seen(end, grade, false), context.currentSystemTimeMs()));
            }
        }
    }

    private static @Nullable Double figure(AlertRule rule, Aggregate aggregate) {
        Summary summary = aggregate.summary();
        AlertRule.Statistic statistic = rule.statistic();
        if (summary == null || statistic == null) {
            return statistic == AlertRule.Statistic.COUNT ? Double.valueOf(0) : null;
        }
        return switch (statistic) {
            case MEAN -> summary.mean();
            case MIN -> summary.min();
            case MAX -> summary.max();
            case SUM -> summary.sum();
            case COUNT -> (double) summary.count();
        };
    }

    /** Notes the window, and looks at it if it is over; the one before it is looked at first. */
    private void see(AlertRule rule, DeviceId device, Seen now, long at) {
        String key = new RuleKey(device, rule.id()).toString();
        Seen before = seen.get(key);
        if (before != null) {
            if (now.end().isBefore(before.end())) {
                return;
            }
            if (!before.isJudged() && now.end().isAfter(before.end())) {
                judge(rule, device, before.end(), before.value());
            }
        } else if (isLongOver(rule, device, now)) {
            return;
        }
        if (isOver(now, at)) {
            judge(rule, device, now.end(), now.value());
            seen.put(key, now.judged());
        } else {
            seen.put(key, now);
        }
    }

    private static boolean isOfWindows(AlertRule rule) {
        return rule.watch() == AlertRule.Watch.AGGREGATE || rule.watch() == AlertRule.Watch.INDEX;
    }

    /** Whether the device has said something since that is at least one window later: of now it says nothing. */
    private boolean isLongOver(AlertRule rule, DeviceId device, Seen window) {
        Interval length = rule.interval() == null ? Interval.HOUR : rule.interval();
        long next = window.end().plus(length.length()).toEpochMilli();
        return Math.min(moments.latest(device.value()), context.currentStreamTimeMs()) >= next;
    }

    private static boolean isOver(Seen window, long at) {
        return window.end().plus(AFTER).toEpochMilli() <= at;
    }

    /** What nobody says by a message: windows that are over, devices that are silent, rules that are gone. */
    private void look(long now) {
        scope.forget();
        Watchlist rules = watched.watchlist();
        for (KeyValue<String, Seen> window : all(seen)) {
            RuleKey key = RuleKey.of(window.key);
            AlertRule rule = rules.rule(key.rule()).orElse(null);
            if (rule == null || !isOfWindows(rule) || !scope.has(rule, key.device())) {
                seen.delete(window.key);
            } else if (!window.value.isJudged() && isOver(window.value, now)) {
                judge(rule, key.device(), window.value.end(), window.value.value());
                seen.put(window.key, window.value.judged());
            }
        }
        standings.all().forEach((key, standing) -> {
            AlertRule rule = rules.rule(key.rule()).orElse(null);
            if (rule == null || !scope.has(rule, key.device())) {
                standings.remove(key);
                tell(standing.end(Instant.ofEpochMilli(now)));
            }
        });
        for (AlertRule rule : rules.ofSilence()) {
            double least = rule.levels().getFirst().raise();
            ears.forEach(now, (device, times) -> {
                if (times >= least && scope.has(rule, device)) {
                    judge(rule, device, Instant.ofEpochMilli(now), times);
                }
            });
        }
    }

    private void judge(AlertRule rule, DeviceId device, Instant time, double value) {
        Standing before = standings.of(rule, device);
        if (before == null && !rule.isMet(rule.levels().getFirst(), value)) {
            return;
        }
        Standing.Step step = (before == null ? Standing.CALM : before).next(rule, device, time, value);
        if (!step.standing().equals(before)) {
            standings.put(rule, device, step.standing());
        }
        tell(step.event());
    }

    private void tell(@Nullable AlertEvent event) {
        if (event != null) {
            context.forward(new Record<>(event.device().value(), event, context.currentSystemTimeMs()));
        }
    }

    private void forget(DeviceId device) {
        standings.forget(device);
        List<String> windows = new ArrayList<>();
        try (KeyValueIterator<String, Seen> all = seen.range(RuleKey.first(device), RuleKey.last(device))) {
            all.forEachRemaining(entry -> windows.add(entry.key));
        }
        windows.forEach(seen::delete);
        grades.forget(device);
        ears.forget(device);
        latest.forget(device);
    }

    private static <T> List<KeyValue<String, T>> all(KeyValueStore<String, T> store) {
        List<KeyValue<String, T>> entries = new ArrayList<>();
        try (KeyValueIterator<String, T> all = store.all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }
}
