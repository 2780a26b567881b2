package city.talpuls.api.files;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How files are made.
 *
 * @param atOnce how many at the same time
 */
@ConfigurationProperties("talpuls.api.files")
record FilesConfig(
        @Bindable(defaultValue = "4") @Min(1) @Max(100) int atOnce) {}
