package city.talpuls.api.registry;

import city.talpuls.model.destination.InternalAddresses;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the api has to know of how alerts are told.
 *
 * @param internalAddresses which hosts and networks webhooks may be at although they are not of the Internet; the same as
 *     streams has, which looks again each time
 */
@ConfigurationProperties("talpuls.delivery")
record DeliveryConfig(@Nullable List<String> internalAddresses) {

    /** Refuses what is no network and no name. */
    DeliveryConfig {
        internalAddresses = internalAddresses == null
                ? List.of()
                : internalAddresses.stream().filter(one -> !one.isBlank()).toList();
        try {
            InternalAddresses.allowing(internalAddresses);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("talpuls.delivery.internal-addresses: " + e.getMessage(), e);
        }
    }

    InternalAddresses internal() {
        return InternalAddresses.allowing(internalAddresses == null ? List.of() : internalAddresses);
    }
}
