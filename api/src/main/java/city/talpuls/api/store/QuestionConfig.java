package city.talpuls.api.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How much of the database the api may take for itself.
 *
 * @param connections how many questions it asks at the same time
 * @param statementTimeout how long one statement may take before the database ends it
 */
@ConfigurationProperties("talpuls.api.database")
record QuestionConfig(
        @Bindable(defaultValue = "10") @Min(1) @Max(500) int connections,
        @Bindable(defaultValue = "10s") Duration statementTimeout) {

    QuestionConfig {
        if (statementTimeout.compareTo(Duration.ofMillis(100)) < 0
                || statementTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "talpuls.api.database.statement-timeout must be from 100ms to 10m, not " + statementTimeout);
        }
    }
}
