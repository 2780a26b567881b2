package city.talpuls.streams.observations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * Whether and how Observations are told over MQTT.
 *
 * @param announced whether they are, to the broker to which alerts are told
 * @param address where clients find SensorThings, for the links in what is told
 */
@ConfigurationProperties("talpuls.sensorthings")
public record ObservationsConfig(
        @Bindable(defaultValue = "true") boolean announced,

        @Bindable(defaultValue = "http://127.0.0.1:8080/sensorthings/v1.1")
        URI address) {

    /** Refuses what is no address. */
    public ObservationsConfig {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("talpuls.sensorthings.address is http://host[:port]/sensorthings/v1.1 or"
                    + " https://..., not '" + address + "'");
        }
    }

    /** The address before the names of entities. */
    String root() {
        String text = address.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
