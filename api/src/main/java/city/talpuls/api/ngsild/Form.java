package city.talpuls.api.ngsild;

import city.talpuls.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How entities are written. */
enum Form {
    NORMALIZED,
    SIMPLIFIED;

    /**
     * What is asked for by the older parameter, the newer, or neither.
     *
     * @throws ProblemException if there is no such form, or they say different things
     */
    static Form asked(@Nullable String options, @Nullable String format) {
        Form byOptions = options == null ? null : read("options", options);
        Form byFormat = format == null ? null : read("format", format);
        if (byOptions != null && byFormat != null && byOptions != byFormat) {
            throw ProblemException.badParameter("format", "options says otherwise");
        }
        return byFormat != null ? byFormat : byOptions != null ? byOptions : NORMALIZED;
    }

    private static Form read(String parameter, String text) {
        return switch (text) {
            case "normalized" -> NORMALIZED;
            case "keyValues", "simplified" -> SIMPLIFIED;
            default ->
                throw ProblemException.badParameter(
                        parameter, parameter + " is one of normalized, simplified, keyValues");
        };
    }
}
