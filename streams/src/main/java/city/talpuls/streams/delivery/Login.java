package city.talpuls.streams.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As whom a server knows us.
 *
 * @param username if it wants one; blank is none
 * @param password of that user
 * @param file holds the password instead, in its first line
 */
record Login(
        @Nullable String username,
        @Nullable String password,
        @Nullable Path file) {

    Optional<String> user() {
        return Optional.ofNullable(username).filter(name -> !name.isBlank());
    }

    /**
     * The password, if there is one.
     *
     * @throws NotToldException if its file cannot be read
     */
    Optional<String> secret() throws NotToldException {
        if (file == null || file.toString().isBlank()) {
            return Optional.ofNullable(password);
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new NotToldException("our password cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
