package city.talpuls.api.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many requests a minute somebody may make; 0 for as many as he likes.
 *
 * @param signedIn with a key or as the subject of a token, each
 * @param anonymous without either, from each address
 * @param loopback without either, from this machine
 */
@ConfigurationProperties("talpuls.api.limits")
record LimitConfig(
        @Bindable(defaultValue = "60000") @Min(0) @Max(10_000_000)
        int signedIn,

        @Bindable(defaultValue = "3000") @Min(0) @Max(10_000_000)
        int anonymous,

        @Bindable(defaultValue = "600000") @Min(0) @Max(10_000_000)
        int loopback) {}
