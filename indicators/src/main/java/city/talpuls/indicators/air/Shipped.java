package city.talpuls.indicators.air;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads the definitions that are shipped beside the code. */
final class Shipped {

    private Shipped() {}

    /** The entries of a file, each of that form: a word that the form does not know is a mistake. */
    static <T> List<T> read(String name, Class<T> form) {
        try (InputStream file = Objects.requireNonNull(
                Shipped.class.getResourceAsStream(name), () -> name + " is missing from the class path")) {
            YAMLMapper yaml = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
            return List.copyOf(yaml.readerForListOf(form).readValue(file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
