package city.talpuls.ingest.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where it is written who may send what.
 *
 * @param passwords a password file as {@code mosquitto_passwd} writes it; without one there are no logins
 * @param rules an ACL file as Mosquitto reads it; without one every login may send everything
 * @param anonymous whether somebody without a login may send everything too
 */
@ConfigurationProperties("talpuls.access")
public record AccessConfig(
        @Nullable Path passwords,
        @Nullable Path rules,
        @Bindable(defaultValue = "false") boolean anonymous) {

    public AccessConfig {
        passwords = named(passwords);
        rules = named(rules);
    }

    /** An environment variable that is set to nothing names no file. */
    private static @Nullable Path named(@Nullable Path path) {
        return path == null || path.toString().isBlank() ? null : path;
    }
}
