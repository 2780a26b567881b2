package city.talpuls.api.registry;

import city.talpuls.api.parameter.Form;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.indicators.air.AirIndices;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.AlertRule.Direction;
import city.talpuls.model.registry.AlertRule.Level;
import city.talpuls.model.registry.AlertRule.Statistic;
import city.talpuls.model.registry.AlertRule.Watch;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.RegistryId;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and checks what operators write of alerts. */
@Singleton
final class RuleForm {

    private static final int MOST_DEVICES = 10_000;

    private final Properties properties = Properties.shipped();
    private final Districts districts = Districts.shipped();
    private final AirIndices indices = AirIndices.shipped();

    Desk<AlertRule, RuleAnswer> rules(Entries entries) {
        return new Desk<>(
                entries,
                EntryKey.Kind.RULE,
                AlertRule.class,
                this::rule,
                (handle, rule) -> check(entries, handle, rule),
                RuleAnswer::of,
                null);
    }

    private AlertRule rule(String id, Form form) {
        String name = form.requiredText("name");
        if (name.isBlank()) {
            throw form.wrong("name", "is empty");
        }
        if (!RegistryId.isValid(id)) {
            throw form.wrong("id", "is 1 to 64 small letters, digits and . _ - between letters or digits");
        }
        Boolean enabled = form.truth("enabled");
        Watch watch = required(form, "watch", Watch.class);
        Property property = form.read("property", Property::new);
        Interval interval = form.read("interval", Interval::ofLabel);
        Statistic statistic = word(form, "statistic", Statistic.class);
        Duration per = form.read("per", RuleForm::duration);
        String index = form.text("index");
        Set<DeviceId> devices = new LinkedHashSet<>();
        for (String device : form.texts("devices", MOST_DEVICES)) {
            devices.add(form.checked("devices", () -> new DeviceId(device)));
        }
        String district = form.text("district");
        if (district != null && !districts.names().contains(district)) {
            throw form.wrong("district", "is none of " + String.join(", ", districts.names()));
        }
        Direction direction = word(form, "direction", Direction.class);
        List<Level> levels =
                form.objects("levels").stream().map(RuleForm::level).toList();
        List<String> recipients = form.texts("recipients", MOST_DEVICES);
        try {
            return new AlertRule(
                    id,
                    name,
                    enabled == null || enabled,
                    watch,
                    property,
                    interval,
                    statistic,
                    per,
                    index,
                    devices,
                    district,
                    direction == null ? Direction.ABOVE : direction,
                    levels,
                    recipients);
        } catch (IllegalArgumentException e) {
            // It begins with the field that it is about.
            String what = String.valueOf(e.getMessage());
            throw ProblemException.badParameter(what.substring(0, what.indexOf(' ')), what);
        }
    }

    private static Level level(Form form) {
        Severity severity = required(form, "severity", Severity.class);
        double raise = form.requiredNumber("raise");
        Double clear = form.number("clear");
        Duration after = form.read("after", RuleForm::duration);
        form.requireNothingElse();
        return form.checked(
                "after",
                () -> new Level(severity, raise, clear == null ? raise : clear, after == null ? Duration.ZERO : after));
    }

    private void check(Entries entries, Handle handle, AlertRule rule) {
        String index = rule.index();
        if (index != null && !isIndex(index)) {
            throw ProblemException.badParameter("index", "there is no index '" + index + "'");
        }
        Property property = rule.property();
        if (property != null && properties.unitOf(property).isEmpty() && !isMeasured(handle, property)) {
            throw ProblemException.badParameter(
                    "property", "nobody measures '" + property.name() + "', and it is not one that Talpuls knows");
        }
        for (int i = 0; i < rule.recipients().size(); i++) {
            String recipient = rule.recipients().get(i);
            if (entries.hold(handle, Recipient.class, new EntryKey(EntryKey.Kind.RECIPIENT, recipient))
                    .isEmpty()) {
                throw ProblemException.badParameter(
                        "recipients[" + i + "]", "there is no recipient '" + recipient + "'");
            }
        }
    }

    private boolean isIndex(String named) {
        return indices.all().stream()
                .anyMatch(index -> named.equals(index.id()) || named.equals(index.id() + "@" + index.version()));
    }

    private static boolean isMeasured(Handle handle, Property property) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM datastream WHERE property = :property)")
                .bind("property", property.name())
                .mapTo(Boolean.class)
                .one();
    }

    private static <E extends Enum<E>> E required(Form form, String field, Class<E> type) {
        form.requiredText(field);
        E word = word(form, field, type);
        if (word == null) {
            throw form.wrong(field, "is missing");
        }
        return word;
    }

    private static <E extends Enum<E>> @Nullable E word(Form form, String field, Class<E> type) {
        return form.read(
                field,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> label(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(field + " is one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(RuleForm::label)
                                        .collect(Collectors.joining(", ")))));
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a duration is ISO 8601 such as PT30M, not '" + text + "'", e);
        }
    }
}
