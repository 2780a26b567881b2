package city.talpuls.api.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url its JDBC address
 * @param username who asks
 * @param password the user's password, if it has one
 */
@ConfigurationProperties("talpuls.database")
record DatabaseConfig(
        @Bindable(defaultValue = "jdbc:postgresql://127.0.0.1:5432/talpuls")
        @Pattern(
                regexp = "jdbc:postgresql:.+",
                message = "must be a PostgreSQL address such as jdbc:postgresql://127.0.0.1:5432/talpuls")
        String url,

        @Bindable(defaultValue = "talpuls") @NotBlank String username,
        @Nullable String password) {

    @Override
    public String toString() {
        return username + " at " + url;
    }
}
