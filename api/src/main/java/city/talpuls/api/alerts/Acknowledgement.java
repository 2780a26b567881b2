package city.talpuls.api.alerts;

import city.talpuls.api.parameter.Form;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has seen an alert.
 *
 * @param by who
 * @param note what there is to say
 */
@Introspected
@Schema(name = "Acknowledgement")
record Acknowledgement(
        @Schema(description = "Who, 1 to 100 characters", example = "flood desk, M. Berg")
        String by,

        @Schema(description = "What there is to say, at most 2000 characters", example = "barriers are on their way")
        @Nullable
        String note) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 2_000;

    static Acknowledgement read(Form form) {
        String by = form.requiredText("by");
        String note = form.text("note");
        form.requireNothingElse();
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw form.wrong("by", "has 1 to " + LONGEST_NAME + " characters");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw form.wrong("note", "has at most " + LONGEST_NOTE + " characters");
        }
        return new Acknowledgement(by, note);
    }
}
