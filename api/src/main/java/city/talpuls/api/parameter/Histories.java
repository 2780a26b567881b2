package city.talpuls.api.parameter;

import city.talpuls.model.registry.History;
import org.jspecify.annotations.Nullable;

/** Reads where a device says what it measured earlier, as a profile has it. */
public final class Histories {

    private Histories() {}

    /** What the object in the field says; nothing if it is absent or null. */
    public static @Nullable History read(Form form, String field) {
        Form history = form.object(field);
        if (history == null) {
            return null;
        }
        String from = history.requiredText("from");
        String time = history.requiredText("time");
        history.requireNothingElse();
        return form.checked(field, () -> new History(from, time));
    }
}
