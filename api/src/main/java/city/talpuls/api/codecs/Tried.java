package city.talpuls.api.codecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a codec made of a payload.
 *
 * @param data what it returned, as JSON
 * @param readings what would be stored of it
 * @param warnings what is odd
 * @param errors why there is nothing
 */
@Introspected
record Tried(
        @JsonRawValue
        @Schema(
                description = "Exactly what the codec returned; empty if it failed",
                implementation = Object.class,
                example = "{\"TempC_SHT\":21.5}")
        String data,

        @Schema(description = "What would be stored") List<TriedReading> readings,

        @Schema(description = "What the codec or the translation found odd")
        List<String> warnings,

        @Schema(description = "Why the codec failed, or what cannot be stored")
        List<String> errors) {

    /** Half a character, which a script can make, and no answer can hold. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    Tried {
        data = whole(data);
        warnings = warnings.stream().map(Tried::whole).toList();
        errors = errors.stream().map(Tried::whole).toList();
    }

    private static String whole(String text) {
        return HALF.matcher(text).replaceAll("\uFFFD");
    }

    /** A reading that would be stored. */
    @Introspected
    record TriedReading(
            @Schema(description = "What is measured", example = "temperature")
            String property,

            @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
            String unit,

            @Schema(description = "The value in that unit", example = "21.5")
            double value,

            @Schema(
                    description = "When it was measured; not there where it is the time of the message",
                    type = "string",
                    format = "date-time")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Instant time) {}
}
