package city.talpuls.api.keys;

import city.talpuls.api.store.OnceMigrated;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the first key, an admin's, so that there is somebody who can make others; of several instances one does. */
@Singleton
final class FirstKey implements OnceMigrated {

    private static final Logger log = LoggerFactory.getLogger(FirstKey.class);

    private final FirstKeyConfig config;
    private final InstantSource clock;

    FirstKey(FirstKeyConfig config, @Named("api") InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void schemaIsThere(Jdbi database) {
        Optional<Path> file = config.file();
        try {
            database.useTransaction(handle -> {
                if (!KeyRows.isFirst(handle)) {
                    return;
                }
                if (file.isEmpty()) {
                    log.warn("There is no key yet, and talpuls.api.key-file does not say where to write the first one:"
                            + " nobody can change anything");
                    return;
                }
                var key = KeyText.create();
                // First the file: a key that nobody can read must not count as the first.
                KeyFile.write(file.get(), key);
                AdminKeys.insert(handle, key, "first admin", clock.instant());
                log.info("The first key, an admin's, is in {}", file.get().toAbsolutePath());
            });
        } catch (IOException e) {
            log.error("The first key could not be written to {}: nobody can change anything", file.orElse(null), e);
        }
    }
}
