package city.talpuls.api.registry;

import city.talpuls.api.parameter.Form;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.PropertyChecks;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what operators write of doubtful readings. */
final class ChecksForm {

    private static final int MOST_VALUES = 100;

    private ChecksForm() {}

    static PropertyChecks checks(Form form) {
        String name = form.requiredText("property");
        Property property = form.checked("property", () -> new Property(name));
        Double min = form.number("min");
        Double max = form.number("max");
        PropertyChecks.Rate rate = rate(form.object("rate"));
        PropertyChecks.Spike spike = spike(form.object("spike"));
        PropertyChecks.Stuck stuck = stuck(form.object("stuck"));
        PropertyChecks.Humidity humidity = humidity(form.object("humidity"));
        form.requireNothingElse();
        return form.checked("min", () -> new PropertyChecks(property, min, max, rate, spike, stuck, humidity));
    }

    static @Nullable ClockCheck clock(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        Duration behind = form.read("behind", ChecksForm::duration);
        Integer values = form.whole("values", 2, MOST_VALUES);
        form.requireNothingElse();
        return form.checked("behind", () -> new ClockCheck(behind, values));
    }

    private static PropertyChecks.@Nullable Rate rate(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        double most = form.requiredNumber("most");
        Duration per = required(form, "per");
        form.requireNothingElse();
        return form.checked(most > 0 ? "per" : "most", () -> new PropertyChecks.Rate(most, per));
    }

    private static PropertyChecks.@Nullable Spike spike(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        double by = form.requiredNumber("by");
        Duration within = required(form, "within");
        form.requireNothingElse();
        return form.checked(by > 0 ? "within" : "by", () -> new PropertyChecks.Spike(by, within));
    }

    private static PropertyChecks.@Nullable Stuck stuck(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        Duration after = required(form, "after");
        form.requireNothingElse();
        return form.checked("after", () -> new PropertyChecks.Stuck(after));
    }

    private static PropertyChecks.@Nullable Humidity humidity(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        double above = form.requiredNumber("above");
        Duration within = required(form, "within");
        form.requireNothingElse();
        return form.checked(
                above >= 0 && above <= 100 ? "within" : "above", () -> new PropertyChecks.Humidity(above, within));
    }

    private static Duration required(Form form, String field) {
        form.requiredText(field);
        Duration duration = form.read(field, ChecksForm::duration);
        if (duration == null) {
            throw form.wrong(field, "is missing");
        }
        return duration;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a duration is ISO 8601 such as PT30M, not '" + text + "'", e);
        }
    }
}
