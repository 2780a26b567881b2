package city.talpuls.api.keys;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the first key goes.
 *
 * @param keyFile the file that an admin's key is written to while there is no key at all; without one none is made
 */
@ConfigurationProperties("talpuls.api")
record FirstKeyConfig(@Nullable String keyFile) {

    Optional<Path> file() {
        return Optional.ofNullable(keyFile).filter(text -> !text.isBlank()).map(Path::of);
    }
}
