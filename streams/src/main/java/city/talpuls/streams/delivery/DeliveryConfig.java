package city.talpuls.streams.delivery;

import city.talpuls.model.destination.InternalAddresses;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How alerts are told.
 *
 * @param internalAddresses which hosts and networks webhooks may be at although they are not of the Internet
 * @param attempts after how many it is given up
 * @param patience after how long it is given up
 * @param zone of the times in texts for people
 */
@ConfigurationProperties("talpuls.delivery")
public record DeliveryConfig(
        @Nullable List<String> internalAddresses,
        @Bindable(defaultValue = "12") @Min(1) @Max(1000) int attempts,
        @Bindable(defaultValue = "24h") Duration patience,
        @Bindable(defaultValue = "Europe/Berlin") String zone) {

    /** Refuses what is no network, no zone and no time to wait. */
    public DeliveryConfig {
        internalAddresses = internalAddresses == null
                ? List.of()
                : internalAddresses.stream().filter(one -> !one.isBlank()).toList();
        require("internal-addresses", internalAddresses, InternalAddresses::allowing);
        require("zone", zone, ZoneId::of);
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("talpuls.delivery.patience is " + patience + ", but has to be positive");
        }
    }

    private static <T> void require(String setting, T value, Consumer<T> reader) {
        try {
            reader.accept(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "talpuls.delivery." + setting + " is " + value + ": " + e.getMessage(), e);
        }
    }

    InternalAddresses internal() {
        return InternalAddresses.allowing(internalAddresses == null ? List.of() : internalAddresses);
    }
}
