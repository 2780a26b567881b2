package city.talpuls.api.gate;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Who may write through SensorThings.
 *
 * @param write {@code operator}, as everywhere, or {@code anonymous}: whoever asks from this machine
 */
@ConfigurationProperties("talpuls.sensorthings")
record SensorThingsConfig(
        @Bindable(defaultValue = "operator") String write) {

    private static final String ANONYMOUS = "anonymous";

    /** Refuses what is neither. */
    SensorThingsConfig {
        if (!write.equals("operator") && !write.equals(ANONYMOUS)) {
            throw new IllegalArgumentException(
                    "talpuls.sensorthings.write must be operator or anonymous, not '" + write + "'");
        }
    }

    boolean isOpen() {
        return write.equals(ANONYMOUS);
    }
}
