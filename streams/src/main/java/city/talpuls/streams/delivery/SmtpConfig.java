package city.talpuls.streams.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes e-mails.
 *
 * @param host its name; without one no e-mail is sent
 * @param port where it listens
 * @param username if it wants one
 * @param password of that user
 * @param passwordFile holds the password instead, in its first line; read at each connection
 * @param tls {@code none}, {@code starttls} once it is connected, or {@code tls} from the start
 * @param from whose e-mails they are
 */
@ConfigurationProperties("talpuls.delivery.smtp")
public record SmtpConfig(
        @Nullable String host,
        @Bindable(defaultValue = "587") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path passwordFile,

        @Bindable(defaultValue = "starttls")
        @Pattern(regexp = "none|starttls|tls", message = "is none, starttls or tls")
        String tls,

        @Bindable(defaultValue = "talpuls@localhost")
        @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "is an e-mail address")
        String from) {

    Login login() {
        return new Login(username, password, passwordFile);
    }

    @Override
    public String toString() {
        return "SmtpConfig[" + host + ":" + port + ", username=" + username + "]";
    }
}
