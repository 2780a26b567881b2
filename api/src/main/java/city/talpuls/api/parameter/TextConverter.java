package city.talpuls.api.parameter;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes values of one type from the text of a parameter. What the reader refuses with an
 * {@link IllegalArgumentException}, the request is refused for, in its words.
 *
 * @param reader makes the value, or refuses
 */
public record TextConverter<T>(Function<String, T> reader) implements TypeConverter<CharSequence, T> {

    @Override
    public Optional<T> convert(CharSequence text, Class<T> type, ConversionContext context) {
        try {
            return Optional.of(reader.apply(text.toString()));
        } catch (IllegalArgumentException e) {
            context.reject(text, e);
            return Optional.empty();
        }
    }
}
