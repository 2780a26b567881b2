package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.AlertEvent.Kind;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.AlertRule.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a rule stands with a device.
 *
 * @param last the latest event of the alert; absent if there is none
 * @param met since when levels above it have been met, which is not yet for long enough
 */
record Standing(@Nullable AlertEvent last, Map<Severity, Instant> met) {

    /** Nothing is up. */
    static final Standing CALM = new Standing(null, Map.of());

    Standing {
        met = Map.copyOf(met);
    }

    /** Whether nothing is up that would have to be remembered. */
    boolean isCalm() {
        return last == null && met.isEmpty();
    }

    /**
     * What became of it.
     *
     * @param standing from now on
     * @param event what is to be told; absent: nothing
     */
    record Step(Standing standing, @Nullable AlertEvent event) {}

    /**
     * What another value makes of it.
     *
     * @param time when it was measured, not before the one looked at before
     */
    Step next(AlertRule rule, DeviceId device, Instant time, double value) {
        int before = level(rule);
        Map<Severity, Instant> still = new EnumMap<>(Severity.class);
        int now = before;
        for (int i = before + 1; i < rule.levels().size(); i++) {
            Level level = rule.levels().get(i);
            if (!rule.isMet(level, value)) {
                break;
            }
            Instant since = met.getOrDefault(level.severity(), time);
            if (Duration.between(since, time).compareTo(level.after()) >= 0) {
                now = i;
            }
            still.put(level.severity(), since);
        }
        if (now == before) {
            while (now >= 0 && rule.isOver(rule.levels().get(now), value)) {
                now--;
            }
        }
        for (int i = 0; i <= now; i++) {
            still.remove(rule.levels().get(i).severity());
        }
        Severity severity = now < 0 ? null : rule.levels().get(now).severity();
        if (last == null ? severity == null : last.severity() == severity) {
            return new Step(new Standing(last, still), null);
        }
        var event = event(rule, device, severity, value, threshold(rule, before, now), time);
        return new Step(new Standing(severity == null ? null : event, still), event);
    }

    /** The level of the rule, as it is now, that the alert has at most; -1 for none. */
    private int level(AlertRule rule) {
        int level = -1;
        for (int i = 0; i < rule.levels().size(); i++) {
            if (last != null && rule.levels().get(i).severity().compareTo(last.severity()) <= 0) {
                level = i;
            }
        }
        return level;
    }

    private static @Nullable Double threshold(AlertRule rule, int before, int now) {
        if (now > before) {
            return rule.levels().get(now).raise();
        }
        return now < before ? rule.levels().get(now + 1).clear() : null;
    }

    private AlertEvent event(
            AlertRule rule,
            DeviceId device,
            @Nullable Severity severity,
            double value,
            @Nullable Double threshold,
            Instant time) {
        if (last == null) {
            return new AlertEvent(
                    id(rule.id(), device, time),
                    1,
                    Kind.RAISED,
                    rule.id(),
                    rule.name(),
                    device,
                    rule.property(),
                    severity == null ? rule.levels().getFirst().severity() : severity,
                    value,
                    threshold,
                    time,
                    time,
                    rule.recipients());
        }
        Kind kind =
                severity == null ? Kind.CLEARED : severity.compareTo(last.severity()) > 0 ? Kind.ESCALATED : Kind.EASED;
        return new AlertEvent(
                last.alert(),
                last.number() + 1,
                kind,
                last.rule(),
                rule.name(),
                device,
                last.property(),
                severity == null ? last.severity() : severity,
                value,
                threshold,
                time,
                last.raisedAt(),
                rule.recipients());
    }

    /** The end of the alert although no value says so: its rule is gone, or means the device no longer. */
    @Nullable
    AlertEvent end(Instant time) {
        return last == null
                ? null
                : new AlertEvent(
                        last.alert(),
                        last.number() + 1,
                        Kind.CLEARED,
                        last.rule(),
                        last.name(),
                        last.device(),
                        last.property(),
                        last.severity(),
                        last.value(),
                        null,
                        time,
                        last.raisedAt(),
                        last.recipients());
    }

    /** The same whenever it is made anew, be it on another machine. */
    private static String id(String rule, DeviceId device, Instant raisedAt) {
        return UUID.nameUUIDFromBytes((rule + "\n" + device + "\n" + raisedAt).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
