package city.talpuls.streams.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The database that keeps the time series.
 *
 * @param url its JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param username who writes
 * @param password of that user; empty where the database asks for none
 */
@ConfigurationProperties("talpuls.database")
public record DatabaseConfig(
        @Bindable(defaultValue = "jdbc:postgresql://127.0.0.1:5432/talpuls") @Pattern(regexp = "jdbc:postgresql://.+")
        String url,

        @Bindable(defaultValue = "talpuls") @NotBlank String username,
        @Bindable(defaultValue = "") String password) {

    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", username=" + username + "]";
    }
}
