package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object of decoded values says.
 *
 * @param measured its numbers, at most one of each property
 * @param texts its words and truth values, by name
 * @param position where the device says it is
 * @param warnings what could not be used, each in a sentence that names the value
 */
public record Translated(
        List<Measured> measured,
        Map<String, String> texts,
        @Nullable Position position,
        List<String> warnings) {

    public Translated {
        measured = List.copyOf(measured);
        texts = Map.copyOf(texts);
        warnings = List.copyOf(warnings);
    }
}
