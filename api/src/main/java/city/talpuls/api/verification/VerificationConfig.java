package city.talpuls.api.verification;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How patient a verification is.
 *
 * @param pause how long a window that looks wrong is left alone until it is looked at again
 */
@ConfigurationProperties("talpuls.api.verification")
record VerificationConfig(@Bindable(defaultValue = "5s") Duration pause) {

    VerificationConfig {
        if (pause.compareTo(Duration.ofMillis(10)) < 0 || pause.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("talpuls.api.verification.pause must be from 10ms to 1m, not " + pause);
        }
    }
}
