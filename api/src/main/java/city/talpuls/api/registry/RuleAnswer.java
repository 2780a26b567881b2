package city.talpuls.api.registry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.AlertRule;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert rule.
 *
 * @param id its id
 * @param name what people call it
 * @param enabled whether it counts
 * @param watch what is held against the thresholds
 * @param property of which property
 * @param interval the windows of aggregates
 * @param statistic which figure of them
 * @param per over which span a rise is taken
 * @param index which index
 * @param devices which devices
 * @param district only those in it
 * @param direction on which side of a threshold it is met
 * @param levels from the least severe to the most
 * @param recipients who hears of it
 * @param origin who made it
 */
@Introspected
@Schema(name = "Rule")
record RuleAnswer(
        @Schema(description = "Its id", example = "wupper-high-water")
        String id,

        @Schema(description = "What people call it", example = "High water of the Wupper")
        String name,

        @Schema(description = "Whether it counts", defaultValue = "true")
        boolean enabled,

        @Schema(
                description =
                        "What is held against the thresholds: `value`, each good reading; `aggregate`, a figure of each window that is over; `rise`, by how much a reading is above the one `per` before it; `index`, the class of an air-quality index of the last hour that is over, 0 the best; `silence`, for how long the device has said nothing, as a multiple of the time in which it usually speaks",
                type = "string",
                allowableValues = {"value", "aggregate", "rise", "index", "silence"})
        String watch,

        @Schema(description = "Of which property; null with index and silence", example = "water_level") @Nullable
        String property,

        @Schema(
                description = "With aggregate: which windows",
                type = "string",
                allowableValues = {"15m", "1h"},
                nullable = true)
        @Nullable
        String interval,

        @Schema(
                description = "With aggregate: which figure of them",
                type = "string",
                allowableValues = {"mean", "min", "max", "sum", "count"},
                nullable = true)
        @Nullable
        String statistic,

        @Schema(description = "With rise: over which span, PT15M to P1D", example = "PT1H", nullable = true) @Nullable
        String per,

        @Schema(
                description = "With index: its id, in its newest version, or one of its versions: `uba-lqi@2019`",
                example = "uba-lqi",
                nullable = true)
        @Nullable
        String index,

        @Schema(description = "Which devices; none: all") List<String> devices,

        @Schema(description = "Only those in it", example = "Elberfeld", nullable = true) @Nullable
        String district,

        @Schema(
                description = "On which side of a threshold it is met, the threshold included",
                type = "string",
                allowableValues = {"above", "below"},
                defaultValue = "above")
        String direction,

        @Schema(description = "From the least severe to the most")
        List<LevelAnswer> levels,

        @Schema(description = "The ids of the recipients who hear of it")
        List<String> recipients,

        @Schema(
                description = "Whether it is shipped with the platform or an operator's",
                type = "string",
                allowableValues = {"shipped", "operator"})
        String origin) {

    /** A step of severity. */
    @Introspected
    @Schema(name = "RuleLevel")
    record LevelAnswer(
            @Schema(
                    description = "How much it matters",
                    type = "string",
                    allowableValues = {"info", "warning", "critical"})
            String severity,

            @Schema(description = "From here on it is met, in the property's unit", example = "250")
            double raise,

            @Schema(
                    description =
                            "It is over once the value is back on the other side of this; where it is not said: `raise`",
                    example = "235")
            double clear,

            @Schema(
                    description = "For how long it has to be met before it counts",
                    example = "PT10M",
                    defaultValue = "PT0S")
            String after) {

        private static LevelAnswer of(AlertRule.Level level) {
            return new LevelAnswer(
                    level.severity().label(),
                    level.raise(),
                    level.clear(),
                    level.after().toString());
        }
    }

    static RuleAnswer of(Registered<AlertRule> registered) {
        AlertRule rule = registered.entry();
        Property property = rule.property();
        Interval interval = rule.interval();
        AlertRule.Statistic statistic = rule.statistic();
        Duration per = rule.per();
        return new RuleAnswer(
                rule.id(),
                rule.name(),
                rule.enabled(),
                RuleForm.label(rule.watch()),
                property == null ? null : property.name(),
                interval == null ? null : interval.label(),
                statistic == null ? null : RuleForm.label(statistic),
                per == null ? null : per.toString(),
                rule.index(),
                rule.devices().stream().map(DeviceId::value).sorted().toList(),
                rule.district(),
                RuleForm.label(rule.direction()),
                rule.levels().stream().map(LevelAnswer::of).toList(),
                rule.recipients(),
                registered.origin().name().toLowerCase(Locale.ROOT));
    }
}
